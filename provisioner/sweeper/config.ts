import * as z from 'zod';
import { jsonText } from '../contract/json-text.ts';
import { type Prices, pricesSchema } from '../contract/price.ts';
import { loadBalancerSchema } from '../load-balancer/site.ts';
import { type Exposure, exposureSchema } from '../playground/address.ts';

const environment = z.object({
  REGISTRY_TABLE: z.string().trim().min(1),
  PROVISIONER_FUNCTION: z.string().trim().min(1),
  NOTIFIER_FUNCTION: z.string().trim().min(1),
  DEAD_LETTERS_URL: z.url(),
  EVENTS_TOPIC_ARN: z.string().trim().min(1),
  CLUSTER_ARN: z.string().trim().min(1),
  SITE_TAG: z.string().trim().min(1).optional(),
  EXPOSURE: exposureSchema.default('public'),
  LOAD_BALANCER: z.optional(jsonText(loadBalancerSchema.pick({ domain: true }))),
  STATE_BACKEND_URL: z.string().regex(/^[a-z0-9]+:\/\//, 'must be a URL such as s3://bucket'),
  LOG_GROUP: z.string().trim().min(1),
  CREDENTIALS_PREFIX: z.string().trim().startsWith('/'),
  // Only where Lambda does not see to it.
  OPERATIONS_AT_ONCE: z.coerce.number().int().min(1).optional(),
  COMPARE_MINUTES: z.coerce.number().int().min(1).max(1440).default(60),
  PRICES: jsonText(pricesSchema),
});

export interface SweeperConfig {
  registryTable: string;
  provisionerFunction: string;
  notifierFunction: string;
  /** The queue of what the notifier could not tell. */
  deadLettersUrl: string;
  eventsTopicArn: string;
  clusterArn: string;
  /** Value of the tag that says whose a resource is. */
  tag: string;
  exposure: Exposure;
  /** Undefined where playgrounds have addresses of their own. */
  loadBalancer: { domain: string } | undefined;
  stateBackendUrl: string;
  logGroup: string;
  credentialsPrefix: string;
  /** How many operations may be worked on at a time; undefined where Lambda sees to it. */
  operationsAtOnce: number | undefined;
  /** How often all that carries our tags is compared with the registry. */
  compareMinutes: number;
  /** Of the region, for what all playgrounds cost. */
  prices: Prices;
}

/** Reads the function's environment; one exception names everything that is wrong with it. */
export function readConfig(env: Record<string, string | undefined>): SweeperConfig {
  const parsed = environment.safeParse(env);
  if (parsed.success) {
    const { data } = parsed;
    return {
      registryTable: data.REGISTRY_TABLE,
      provisionerFunction: data.PROVISIONER_FUNCTION,
      notifierFunction: data.NOTIFIER_FUNCTION,
      deadLettersUrl: data.DEAD_LETTERS_URL,
      eventsTopicArn: data.EVENTS_TOPIC_ARN,
      clusterArn: data.CLUSTER_ARN,
      tag: data.SITE_TAG ?? data.CLUSTER_ARN,
      exposure: data.EXPOSURE,
      loadBalancer: data.LOAD_BALANCER,
      stateBackendUrl: data.STATE_BACKEND_URL,
      logGroup: data.LOG_GROUP,
      credentialsPrefix: data.CREDENTIALS_PREFIX,
      operationsAtOnce: data.OPERATIONS_AT_ONCE,
      compareMinutes: data.COMPARE_MINUTES,
      prices: data.PRICES,
    };
  }
  throw new Error(
    `The sweeper's environment is not usable; mend it in infra and deploy again:\n${z.prettifyError(parsed.error)}`,
  );
}
