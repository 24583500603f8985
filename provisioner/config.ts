import * as z from 'zod';
import { jsonText } from './contract/json-text.ts';
import { type LoadBalancerSite, loadBalancerSchema } from './load-balancer/site.ts';
import { type Exposure, exposureSchema } from './playground/address.ts';
import { type NetworkAccess, networkAccessSchema } from './playground/network-rules.ts';
import { type Timing, timingFits, timingOf, timingVariables } from './run/timing.ts';

const text = z.string().trim().min(1);
const list = text.transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

const stringTable = jsonText(z.record(z.string(), z.string()));

const environment = z.object({
  REGISTRY_TABLE: text,
  EVENTS_TOPIC_ARN: text.startsWith('arn:'),
  STATE_BACKEND_URL: text.regex(/^[a-z0-9]+:\/\//, 'must be a URL such as s3://bucket'),
  PASSPHRASE_PARAMETER: text,
  ENGINE_CONFIG: stringTable,
  CLUSTER_ARN: text.startsWith('arn:'),
  // A cluster of its own is enough to know a deployment's resources by.
  SITE_TAG: text.optional(),
  EXPOSURE: exposureSchema.default('public'),
  // Only with that exposure.
  LOAD_BALANCER: z.optional(jsonText(loadBalancerSchema)),
  VPC_ID: text,
  SUBNET_IDS: list,
  EXECUTION_ROLE_ARN: text.startsWith('arn:'),
  TASK_ROLE_ARN: text.startsWith('arn:'),
  TEMPLATE_ROLES: z._default(stringTable, {}),
  LOG_GROUP: text,
  CREDENTIALS_PREFIX: text.startsWith('/'),
  TEMPLATES_URL: text.regex(/^s3:\/\/[^/]+\/.+$/, 'must be an object in S3 such as s3://bucket/key'),
  TEMPLATE_SECRETS: z._default(stringTable, {}),
  NETWORK_ACCESS: jsonText(networkAccessSchema),
  // infra keeps it short enough for where operations run.
  READY_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(3000).default(420),
  // Fargate's quotas, launch rate and addresses may be there again by themselves.
  PLACE_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(14_400).default(3600),
  AWS_REGION: text,
  PULUMI_HOME: text.optional(),
  // Only where Lambda does not see to it.
  OPERATIONS_AT_ONCE: z.coerce.number().int().min(1).optional(),
  // Lambda's own; elsewhere a run has nothing to start the next with.
  AWS_LAMBDA_FUNCTION_NAME: text.optional(),
  ...timingVariables,
});

/** Where playgrounds are placed: what infra made once and all of them share. */
export interface Site {
  region: string;
  clusterArn: string;
  /** Value of the tag that says whose a resource is. */
  tag: string;
  exposure: Exposure;
  /** Undefined where playgrounds have addresses of their own. */
  loadBalancer?: LoadBalancerSite | undefined;
  vpcId: string;
  subnetIds: string[];
  executionRoleArn: string;
  taskRoleArn: string;
  /** Template → role that its tasks have in place of the empty one. */
  templateRoles: Record<string, string>;
  logGroup: string;
  credentialsPrefix: string;
  networkAccess: NetworkAccess;
  /** Image key of a template → image reference. */
  images: Record<string, string>;
  /** Name that a template gives a secret → its SSM parameter. */
  secrets: Record<string, string>;
}

export interface ProvisionerConfig {
  registryTable: string;
  eventsTopicArn: string;
  stateBackendUrl: string;
  passphraseParameter: string;
  /** Pulumi stack configuration of every playground; holds no secret. */
  engineConfig: Record<string, string>;
  readyTimeoutSeconds: number;
  placeTimeoutSeconds: number;
  timing: Timing;
  pulumiHome: string | undefined;
  /** How many operations may be worked on at a time; undefined where Lambda sees to it. */
  operationsAtOnce: number | undefined;
  /** The function that this is; undefined outside of Lambda. */
  ownFunction: string | undefined;
  /** Where the deployment's templates lie: `s3://bucket/key`. */
  templatesUrl: string;
  site: Omit<Site, 'images'>;
}

/** Reads the function's environment; one exception names everything that is wrong with it. */
export function readConfig(env: Record<string, string | undefined>): ProvisionerConfig {
  const parsed = environment.check(timingFits).safeParse(env);
  if (!parsed.success) {
    throw new Error(
      `The provisioner's environment is not usable; mend it in infra and deploy again:\n${z.prettifyError(parsed.error)}`,
    );
  }
  const value = parsed.data;
  return Object.freeze({
    registryTable: value.REGISTRY_TABLE,
    eventsTopicArn: value.EVENTS_TOPIC_ARN,
    stateBackendUrl: value.STATE_BACKEND_URL,
    passphraseParameter: value.PASSPHRASE_PARAMETER,
    engineConfig: value.ENGINE_CONFIG,
    readyTimeoutSeconds: value.READY_TIMEOUT_SECONDS,
    placeTimeoutSeconds: value.PLACE_TIMEOUT_SECONDS,
    timing: Object.freeze(timingOf(value)),
    pulumiHome: value.PULUMI_HOME,
    operationsAtOnce: value.OPERATIONS_AT_ONCE,
    ownFunction: value.AWS_LAMBDA_FUNCTION_NAME,
    templatesUrl: value.TEMPLATES_URL,
    site: Object.freeze({
      region: value.AWS_REGION,
      clusterArn: value.CLUSTER_ARN,
      tag: value.SITE_TAG ?? value.CLUSTER_ARN,
      exposure: value.EXPOSURE,
      loadBalancer: value.LOAD_BALANCER,
      vpcId: value.VPC_ID,
      subnetIds: value.SUBNET_IDS,
      executionRoleArn: value.EXECUTION_ROLE_ARN,
      taskRoleArn: value.TASK_ROLE_ARN,
      templateRoles: value.TEMPLATE_ROLES,
      logGroup: value.LOG_GROUP,
      credentialsPrefix: value.CREDENTIALS_PREFIX,
      networkAccess: value.NETWORK_ACCESS,
      secrets: value.TEMPLATE_SECRETS,
    }),
  });
}
