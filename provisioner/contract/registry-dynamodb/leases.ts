import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { isFinished, type Operation } from '../operation.ts';
import { type Held, LeaseLostError, type Leases, type LeaseTake, UnreadableRowError } from '../registry.ts';
import { createOutcomes } from './outcomes.ts';
import { createQueries } from './queries.ts';
import { CLOCK_SKEW_SECONDS, operationKey, parseOperation } from './rows.ts';

interface Change {
  set: Record<string, unknown>;
  remove?: string[];
  /** Counts one more. */
  count?: string;
  /** True when Slack should show the change. */
  visible: boolean;
}

/**
 * The lease is a time in the operation's row, and `attempt` is its fencing token:
 *
 *     take ──15 s── renew ──15 s── renew ──── … ──── last renew ──60 s── lease ends ──5 s skew── take by another
 *
 * @param options how long a lease lasts, and how long the last write of an operation may go on meeting other writers on
 * the counters
 */
export function createLeases(
  client: DynamoDBDocumentClient,
  table: string,
  { leaseSeconds, budgetMs }: { leaseSeconds: number; budgetMs: number },
): Leases {
  const queries = createQueries(client, table);

  async function take(operationId: string, now: number): Promise<LeaseTake> {
    const queued = '#state = :queued';
    const lapsed = '(#state = :running AND leaseUntil < :lapsed)';
    let operation: Operation;
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: operationKey(operationId),
          UpdateExpression:
            'SET #state = :running, leaseUntil = :until, dueKind = :due, dueAt = :dueAt, startedAt = if_not_exists(startedAt, :now) ADD attempt :one, #sequence :one',
          ConditionExpression: `attribute_exists(pk) AND (${queued} OR ${lapsed})`,
          ExpressionAttributeNames: { '#state': 'state', '#sequence': 'sequence' },
          ExpressionAttributeValues: {
            ':queued': 'queued',
            ':running': 'running',
            ':lapsed': now - CLOCK_SKEW_SECONDS,
            ':until': now + leaseSeconds,
            ':due': 'operation',
            ':dueAt': now + leaseSeconds + CLOCK_SKEW_SECONDS,
            ':now': now,
            ':one': 1,
          },
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      operation = parseOperation(Attributes ?? {});
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      if (!error.Item) return { outcome: 'unknown' };
      const found = parseOperation(unmarshall(error.Item));
      return isFinished(found) ? { outcome: 'finished' } : { outcome: 'held', leaseUntil: found.leaseUntil ?? now };
    }
    const { playground, blocked } = await playgroundOf(operation);
    if (playground?.operationId !== operationId) {
      throw new Error(
        `taking the lease of ${operationId}: playground ${operation.playgroundName} is not its own any more`,
      );
    }
    return { outcome: 'taken', operation, playground, ...(blocked && { blocked }) };
  }

  async function playgroundOf({ playgroundName }: Operation) {
    try {
      return { playground: await queries.getPlayground(playgroundName) };
    } catch (error) {
      if (!(error instanceof UnreadableRowError)) throw error;
      return { playground: await queries.getRemains(playgroundName), blocked: error };
    }
  }

  async function change(held: Held, { set, remove = [], count, visible }: Change): Promise<Operation> {
    const fields = Object.keys(set);
    const counted = [...(visible ? ['sequence'] : []), ...(count ? [count] : [])];
    const names = Object.fromEntries([...fields, ...remove, ...counted].map((field) => [`#${field}`, field]));
    const clauses = [
      `SET ${fields.map((field) => `#${field} = :${field}`).join(', ')}`,
      remove.length > 0 ? `REMOVE ${remove.map((field) => `#${field}`).join(', ')}` : '',
      counted.length > 0 ? `ADD ${counted.map((field) => `#${field} :one`).join(', ')}` : '',
    ];
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: operationKey(held.id),
          UpdateExpression: clauses.filter(Boolean).join(' '),
          ConditionExpression: '#attempt = :mine AND #state = :running',
          ExpressionAttributeNames: {
            ...names,
            '#attempt': 'attempt',
            '#state': 'state',
          },
          ExpressionAttributeValues: {
            ...Object.fromEntries(Object.entries(set).map(([field, value]) => [`:${field}`, value])),
            ':mine': held.attempt,
            ':running': 'running',
            ...(counted.length > 0 && { ':one': 1 }),
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return parseOperation(Attributes ?? {});
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new LeaseLostError(held.id, { cause: error });
      throw error;
    }
  }

  return {
    take,
    async renew(held, now) {
      const until = now + leaseSeconds;
      await change(held, { set: { leaseUntil: until, dueAt: until + CLOCK_SKEW_SECONDS }, visible: false });
    },
    progress: (held, progress) => change(held, { set: { progress }, visible: true }),
    async undoing(held, failure, brokenBefore) {
      await change(held, { set: { failure, brokenBefore }, remove: ['putOff'], visible: false });
    },
    putOff: (held, failure, nextAt) =>
      change(held, {
        set: { state: 'queued', putOff: { failure, nextAt }, dueAt: nextAt },
        remove: ['leaseUntil'],
        visible: true,
      }),
    requeue: (held, now) =>
      change(held, {
        set: { state: 'queued', dueAt: now },
        remove: ['leaseUntil', 'putOff'],
        count: 'continuations',
        visible: true,
      }),
    ...createOutcomes(client, table, budgetMs),
  };
}
