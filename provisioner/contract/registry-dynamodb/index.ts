import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  type Changes,
  type Claims,
  LEASE_SECONDS,
  type Messages,
  type Notices,
  type Queries,
  type Registry,
} from '../registry.ts';
import { createChanges } from './changes.ts';
import { createClaims } from './claims.ts';
import { createLeases } from './leases.ts';
import { createMessages } from './messages.ts';
import { createNotices } from './notices.ts';
import { createQueries } from './queries.ts';
import { createWatching } from './watching.ts';

interface ClaimOptions {
  /** How long a claim may meet other writers before it answers `busy`; it lies inside Slack's 3 seconds. */
  claimBudgetMs?: number;
}

export interface RegistryOptions extends ClaimOptions {
  /** The same for the write that ends an operation, where nobody waits. */
  outcomeBudgetMs?: number;
  leaseSeconds?: number;
}

/** The registry on one DynamoDB table (see rows.ts for its keys and indexes). */
export function createRegistry(
  client: DynamoDBDocumentClient,
  table: string,
  { outcomeBudgetMs = 20_000, leaseSeconds = LEASE_SECONDS, ...claims }: RegistryOptions = {},
): Registry {
  return {
    ...createRequestRegistry(client, table, claims),
    ...createWatching(client, table, outcomeBudgetMs),
    ...createLeases(client, table, { leaseSeconds, budgetMs: outcomeBudgetMs }),
    ...createMessages(client, table),
  };
}

/** What of it people's requests need. By itself, because a bundle has only what its function may call. */
export function createRequestRegistry(
  client: DynamoDBDocumentClient,
  table: string,
  { claimBudgetMs = 900 }: ClaimOptions = {},
): Claims & Changes & Notices & Queries {
  return {
    ...createClaims(client, table, claimBudgetMs),
    ...createChanges(client, table, claimBudgetMs),
    ...createNotices(client, table),
    ...createQueries(client, table),
  };
}

/** What of it the notifier needs. */
export function createMessageRegistry(
  client: DynamoDBDocumentClient,
  table: string,
): Messages & Pick<Notices, 'getNotice'> & Queries {
  return { ...createMessages(client, table), ...createQueries(client, table) };
}
