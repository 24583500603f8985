import { FunctionUrl } from '@pulumi/aws/lambda/functionUrl.js';
import { Permission } from '@pulumi/aws/lambda/permission.js';
import * as pulumi from '@pulumi/pulumi';
import type { LambdaFunction } from './lambda-function.ts';

/** The one public door. Open to all (Slack has no AWS credentials), so the function itself checks Slack's signature first. */
export class PublicUrl extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;

  constructor(name: string, target: LambdaFunction, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:PublicUrl', name, {}, options);
    const parent = { parent: this };
    const qualifier = target.qualifier ? { qualifier: target.qualifier } : {};
    // Since October 2025 a URL answers 403 unless BOTH are there; the second is bound to the URL, or any AWS account
    // could invoke the function directly. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
    const callUrl = new Permission(
      `${name}-url`,
      {
        function: target.name,
        ...qualifier,
        action: 'lambda:InvokeFunctionUrl',
        principal: '*',
        functionUrlAuthType: 'NONE',
      },
      parent,
    );
    // One after the other: all three write the function's one policy, and two writers at once meet in a conflict.
    const invoke = new Permission(
      `${name}-invoke`,
      {
        function: target.name,
        ...qualifier,
        action: 'lambda:InvokeFunction',
        principal: '*',
        invokedViaFunctionUrl: true,
      },
      { ...parent, dependsOn: callUrl },
    );
    this.url = new FunctionUrl(
      name,
      { functionName: target.name, ...qualifier, authorizationType: 'NONE' },
      { ...parent, dependsOn: invoke },
    ).functionUrl;
    this.registerOutputs();
  }
}
