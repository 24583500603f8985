import { Api } from '@pulumi/aws/apigatewayv2/api.js';
import { Integration } from '@pulumi/aws/apigatewayv2/integration.js';
import { Route } from '@pulumi/aws/apigatewayv2/route.js';
import { Stage } from '@pulumi/aws/apigatewayv2/stage.js';
import { Permission } from '@pulumi/aws/lambda/permission.js';
import * as pulumi from '@pulumi/pulumi';
import type { LambdaFunction } from './lambda-function.ts';
import { allow, policyDocument } from './policy.ts';

/** `$default` stands in no path, so that a function sees the paths that it would see behind a URL of its own. */
const EVERYTHING = '$default';

/**
 * An HTTP API in place of a function URL, for accounts that forbid those. It hands over the same events (payload format
 * 2.0), and costs nothing while nobody asks.
 */
export class HttpApi extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;
  /** What a caller's policy has to say where requests are to be signed, as JSON. */
  readonly callerPolicy: pulumi.Output<string>;

  /** @param args.signed lets in only who signs with credentials of this account whose own policies allow it */
  constructor(
    name: string,
    { target, signed }: { target: LambdaFunction; signed: boolean },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super('playground:infra:HttpApi', name, {}, options);
    const parent = { parent: this };
    const api = new Api(name, { protocolType: 'HTTP' }, parent);
    const integration = new Integration(
      name,
      {
        apiId: api.id,
        integrationType: 'AWS_PROXY',
        integrationUri: target.invokeArn,
        payloadFormatVersion: '2.0',
      },
      parent,
    );
    new Route(
      name,
      {
        apiId: api.id,
        routeKey: EVERYTHING,
        target: pulumi.interpolate`integrations/${integration.id}`,
        authorizationType: signed ? 'AWS_IAM' : 'NONE',
      },
      parent,
    );
    new Stage(name, { apiId: api.id, name: EVERYTHING, autoDeploy: true }, parent);
    new Permission(
      name,
      {
        function: target.name,
        ...(target.qualifier && { qualifier: target.qualifier }),
        action: 'lambda:InvokeFunction',
        principal: 'apigateway.amazonaws.com',
        sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
      },
      parent,
    );
    this.url = pulumi.interpolate`${api.apiEndpoint}/`;
    this.callerPolicy = policyDocument([allow('execute-api:Invoke', pulumi.interpolate`${api.executionArn}/*`)]);
    this.registerOutputs();
  }
}
