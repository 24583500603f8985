import type { LocalCloud } from '../../../infra/local/cloud.ts';

/** What the acceptance tests know of the one local cloud that they share. */
export type CloudFacts = Pick<
  LocalCloud,
  'endpoint' | 'slack' | 'functionUrl' | 'api' | 'signingSecret' | 'outputs' | 'simulated' | 'env'
>;
