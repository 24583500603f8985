/** List prices of us-east-1 in US dollars, as AWS's price pages had them then. */
export const PRICES_AS_OF = 'November 2026';

/**
 * What one costs, and how much of it AWS gives for nothing each month for as long as an account lives, not only in its first
 * year. The allowance is the account's: what else runs in it takes from it, too.
 */
export interface Price {
  dollars: number;
  free: number;
}

const MILLION = 1e6;

export const PRICES = {
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  alarm: { dollars: 0.1, free: 10 },
  dashboard: { dollars: 3, free: 3 },
  metric: { dollars: 0.3, free: 10 },
  logGigabyte: { dollars: 0.5, free: 5 },
  /** https://aws.amazon.com/lambda/pricing/, x86 */
  invocation: { dollars: 0.2 / MILLION, free: MILLION },
  gigabyteSecond: { dollars: 0.0000166667, free: 400_000 },
  provisionedGigabyteSecond: { dollars: 0.0000041667, free: 0 },
  /** Of a standard queue: https://aws.amazon.com/sqs/pricing/ */
  queueRequest: { dollars: 0.4 / MILLION, free: MILLION },
  /** On demand: https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  readUnit: { dollars: 0.125 / MILLION, free: 0 },
  /** https://aws.amazon.com/ecr/pricing/ */
  imageGigabyte: { dollars: 0.1, free: 0 },
  /** https://aws.amazon.com/s3/pricing/ */
  objectGigabyte: { dollars: 0.023, free: 0 },
  /** Private as well as public: https://aws.amazon.com/route53/pricing/ */
  zone: { dollars: 0.5, free: 0 },
  /** https://aws.amazon.com/elasticloadbalancing/pricing/; an idle one has no capacity units to pay. */
  loadBalancerHour: { dollars: 0.0225, free: 0 },
  publicAddressHour: { dollars: 0.005, free: 0 },
  /** https://aws.amazon.com/kms/pricing/ */
  key: { dollars: 1, free: 0 },
} as const satisfies Record<string, Price>;
export type PricedThing = keyof typeof PRICES;

/** A month, as AWS reckons it. */
export const HOURS = 730;
