import { FunctionUrl } from '@pulumi/aws/lambda/functionUrl.js';
import * as pulumi from '@pulumi/pulumi';
import type { LambdaFunction } from './lambda-function.ts';
import { allow, policyDocument } from './policy.ts';

/**
 * A URL that lets in only who signs with credentials of this account whose own policies allow it. The function has no
 * policy that would let in anybody else.
 */
export class SignedUrl extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;
  /** What a caller's policy has to say, as JSON. */
  readonly callerPolicy: pulumi.Output<string>;

  constructor(name: string, target: LambdaFunction, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:SignedUrl', name, {}, options);
    this.url = new FunctionUrl(
      name,
      { functionName: target.name, authorizationType: 'AWS_IAM' },
      { parent: this },
    ).functionUrl;
    // Since October 2025 it takes both. The second only by way of the URL: whoever may invoke the function directly can
    // say that they are somebody else. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
    this.callerPolicy = policyDocument([
      allow('lambda:InvokeFunctionUrl', target.arn, { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } }),
      allow('lambda:InvokeFunction', target.arn, { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }),
    ]);
    this.registerOutputs();
  }
}
