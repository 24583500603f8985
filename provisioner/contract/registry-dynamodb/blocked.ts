import type { Operation } from '../operation.ts';
import type { Playground } from '../playground.ts';
import { type Queries, UnreadableRowError } from '../registry.ts';
import { CLOCK_SKEW_SECONDS, HISTORY_SECONDS, operationKey } from './rows.ts';
import type { Terms } from './takeover.ts';

/**
 * Nobody can go on with an operation whose row cannot be read, or is gone, and its playground would be blocked for ever.
 * @param now epoch seconds
 * @returns the terms on which it may be taken from that; undefined where it is in order
 */
export async function takenFromUnreadable(
  table: string,
  { operationId }: Pick<Playground, 'operationId'>,
  now: number,
  { getOperation }: Pick<Queries, 'getOperation'>,
): Promise<Terms | undefined> {
  const terms = { condition: 'operationId = :blocking', values: { ':blocking': operationId } };
  try {
    const operation: Operation | undefined = await getOperation(operationId);
    return operation ? undefined : terms;
  } catch (error) {
    if (!(error instanceof UnreadableRowError)) throw error;
    return { ...terms, beside: [{ Update: putAway(table, operationId, now) }] };
  }
}

/** Kept for as long as history is, and no longer due; refused while whoever can read it may be at work on it. */
function putAway(table: string, operationId: string, now: number) {
  return {
    TableName: table,
    Key: operationKey(operationId),
    UpdateExpression: 'SET deleteAfter = :later REMOVE dueKind, dueAt',
    ConditionExpression: 'attribute_not_exists(leaseUntil) OR leaseUntil < :lapsed',
    ExpressionAttributeValues: { ':later': now + HISTORY_SECONDS, ':lapsed': now - CLOCK_SKEW_SECONDS },
  };
}
