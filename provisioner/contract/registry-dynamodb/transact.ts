import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

export type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** Whose condition failed, by position in the transaction, and the row that stood there (undefined when there was none). */
export interface LostCondition {
  index: number;
  row: Record<string, unknown> | undefined;
}

export type TransactOutcome =
  | { outcome: 'written' }
  | { outcome: 'lost'; conditions: LostCondition[] }
  | { outcome: 'busy' };

export interface TransactOptions {
  budgetMs: number;
  token?: string;
  /** Epoch milliseconds. */
  clock?: () => number;
  /** Between 0 and 1. */
  random?: () => number;
  wait?: (ms: number) => Promise<unknown>;
}

// Reasons that say "not now" and nothing about the rows' content.
const PASSING = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

function lostConditions(error: TransactionCanceledException): LostCondition[] {
  return (error.CancellationReasons ?? []).flatMap((reason, index) =>
    reason.Code === 'ConditionalCheckFailed'
      ? [{ index, row: reason.Item === undefined ? undefined : unmarshall(reason.Item) }]
      : [],
  );
}

/**
 * Writes all items or none. A conflict with another writer is no lost claim: it is tried again, with jitter, until
 * `budgetMs` is used up (then `busy`). `token` makes a repeat of the same items within ten minutes a no-op, so that a
 * request whose answer was lost on the network cannot count twice.
 */
export async function transact(
  client: DynamoDBDocumentClient,
  items: TransactItems,
  { budgetMs, token, clock = Date.now, random = Math.random, wait = setTimeout }: TransactOptions,
): Promise<TransactOutcome> {
  const deadline = clock() + budgetMs;
  const ClientRequestToken = token && tokenOf(token, items);
  for (let pause = 20; ; pause = Math.min(pause * 2, 320)) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: items, ClientRequestToken }));
      return { outcome: 'written' };
    } catch (error) {
      const passing = isPassing(error);
      if (!passing && error instanceof TransactionCanceledException) {
        const conditions = lostConditions(error);
        if (conditions.length > 0) return { outcome: 'lost', conditions };
      }
      if (!passing) throw error;
      if (clock() + pause >= deadline) return { outcome: 'busy' };
      // Full jitter: writers that met once on the workspace's counter must not meet again.
      await wait(random() * pause);
    }
  }
}

/**
 * DynamoDB refuses a token that comes again with other items, such as those of a form that was corrected or sent a second
 * later: it is for the conditions to say what has happened since. A token has at most 36 characters.
 */
function tokenOf(token: string, items: TransactItems): string {
  return createHash('sha256')
    .update(JSON.stringify([token, items]))
    .digest('hex')
    .slice(0, 36);
}

function isPassing(error: unknown): boolean {
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
    return !codes.includes('ConditionalCheckFailed') && codes.some((code) => PASSING.has(code));
  }
  return error instanceof Error && error.name === 'TransactionInProgressException';
}
