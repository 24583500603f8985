import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { LEASE_SECONDS, type Registry } from '../registry.ts';
import { createChanges } from './changes.ts';
import { createClaims } from './claims.ts';
import { createLeases } from './leases.ts';
import { createMessages } from './messages.ts';
import { createQueries } from './queries.ts';
import { createWatching } from './watching.ts';

export interface RegistryOptions {
  /** How long a claim may meet other writers before it answers `busy`; it lies inside Slack's 3 seconds. */
  claimBudgetMs?: number;
  /** The same for the write that ends an operation, where nobody waits. */
  outcomeBudgetMs?: number;
  leaseSeconds?: number;
}

/** The registry on one DynamoDB table (see rows.ts for its keys and indexes). */
export function createRegistry(
  client: DynamoDBDocumentClient,
  table: string,
  { claimBudgetMs = 900, outcomeBudgetMs = 20_000, leaseSeconds = LEASE_SECONDS }: RegistryOptions = {},
): Registry {
  return {
    ...createClaims(client, table, claimBudgetMs),
    ...createChanges(client, table, claimBudgetMs),
    ...createWatching(client, table, outcomeBudgetMs),
    ...createLeases(client, table, { leaseSeconds, budgetMs: outcomeBudgetMs }),
    ...createQueries(client, table),
    ...createMessages(client, table),
  };
}
