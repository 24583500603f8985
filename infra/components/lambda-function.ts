import { join } from 'node:path';
import { LogGroup } from '@pulumi/aws/cloudwatch/logGroup.js';
import { Role } from '@pulumi/aws/iam/role.js';
import { RolePolicy } from '@pulumi/aws/iam/rolePolicy.js';
import { Alias } from '@pulumi/aws/lambda/alias.js';
import { Function as AwsFunction, type FunctionArgs as AwsFunctionArgs } from '@pulumi/aws/lambda/function.js';

import * as pulumi from '@pulumi/pulumi';
import { allow, policyDocument, type Statement, trustedBy } from './policy.ts';

/** How our code logs and counts, wherever it runs. */
export function loggingEnvironment(service: string, metricsNamespace: string): Record<string, string> {
  return {
    POWERTOOLS_SERVICE_NAME: service,
    POWERTOOLS_METRICS_NAMESPACE: metricsNamespace,
    // Debug level writes whole events, and theirs hold tokens and addresses.
    LOG_LEVEL: 'INFO',
  };
}

export type FunctionCode =
  /** A folder with index.js, which exports `handler`, and what lies beside that: file name → text. */
  | { package: 'zip'; directory: string; beside: Record<string, string>; architecture: Architecture }
  | { package: 'image'; imageUri: string; architecture: Architecture };
type Architecture = 'x86_64' | 'arm64';

export interface LambdaFunctionArgs {
  code: FunctionCode;
  description: string;
  memoryMiB: number;
  timeoutSeconds: number;
  /** /tmp; Lambda's own default is 512. */
  temporaryDiskMiB?: number;
  reservedConcurrency?: number | undefined;
  /** Names of secrets, never secrets. */
  environment: Record<string, pulumi.Input<string>>;
  /** What it may do, beside writing its own log. */
  may: Statement[];
  logGroupName: string;
  logRetentionDays: number;
  /** Whether each deployment is a version, and an alias follows: what provisioned environments need. */
  published?: boolean;
  metricsNamespace: string;
}

/** A function with a role of its own and a log that ends. */
export class LambdaFunction extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** The alias that follows its newest version; without one it is the function itself that is invoked. */
  readonly qualifier: pulumi.Output<string> | undefined;
  /** The alias's where it has one: what is to be invoked. */
  readonly invokeArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  readonly roleId: pulumi.Output<string>;

  constructor(name: string, args: LambdaFunctionArgs, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:LambdaFunction', name, {}, options);
    const parent = { parent: this };
    // Made here and not by Lambda at the first line, because that one would be kept for ever.
    const log = new LogGroup(name, { name: args.logGroupName, retentionInDays: args.logRetentionDays }, parent);
    const role = new Role(name, { assumeRolePolicy: trustedBy('lambda.amazonaws.com') }, parent);
    const writeLog = allow(['logs:CreateLogStream', 'logs:PutLogEvents'], pulumi.interpolate`${log.arn}:*`);
    const policy = new RolePolicy(name, { role: role.id, policy: policyDocument([writeLog, ...args.may]) }, parent);
    const made = new AwsFunction(
      name,
      {
        ...codeArgs(args.code),
        description: args.description,
        role: role.arn,
        memorySize: args.memoryMiB,
        timeout: args.timeoutSeconds,
        ...(args.temporaryDiskMiB && { ephemeralStorage: { size: args.temporaryDiskMiB } }),
        ...(args.published && { publish: true }),
        ...(args.reservedConcurrency && { reservedConcurrentExecutions: args.reservedConcurrency }),
        environment: {
          variables: { ...loggingEnvironment(name, args.metricsNamespace), ...args.environment },
        },
        loggingConfig: { logFormat: 'JSON', applicationLogLevel: 'INFO', systemLogLevel: 'INFO', logGroup: log.name },
      },
      // Whatever invokes it may do so as soon as it exists, and it needs its rights by then.
      { parent: this, dependsOn: policy },
    );
    this.name = made.name;
    this.arn = made.arn;
    const alias = args.published
      ? new Alias(name, { name: 'live', functionName: made.name, functionVersion: made.version }, parent)
      : undefined;
    this.qualifier = alias?.name;
    this.invokeArn = alias?.arn ?? made.arn;
    this.roleArn = role.arn;
    this.roleId = role.id;
    this.registerOutputs();
  }
}

function codeArgs(code: FunctionCode): Partial<AwsFunctionArgs> {
  // Lambda's default stays unsaid.
  const architecture = code.architecture === 'x86_64' ? {} : { architectures: [code.architecture] };
  if (code.package === 'image') return { packageType: 'Image', imageUri: code.imageUri, ...architecture };
  return {
    code: new pulumi.asset.AssetArchive({
      'index.js': new pulumi.asset.FileAsset(join(code.directory, 'index.js')),
      ...Object.fromEntries(
        Object.entries(code.beside).map(([name, text]) => [name, new pulumi.asset.StringAsset(text)]),
      ),
    }),
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    ...architecture,
  };
}
