import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { downNow, retryTime } from '../lifetime.ts';
import type { Failure, Operation } from '../operation.ts';
import { type Held, LeaseLostError, type Leases } from '../registry.ts';
import { countDown, deleteShare, type Item, updatePlayground } from './items.ts';
import { createQueries } from './queries.ts';
import {
  callerKey,
  type DueKind,
  HISTORY_SECONDS,
  operationKey,
  ownerKey,
  playgroundKey,
  QUEUED_GRACE_SECONDS,
  workspaceKey,
} from './rows.ts';
import { transact } from './transact.ts';

type Outcomes = Pick<Leases, 'ready' | 'updated' | 'rolledBack' | 'leftDown' | 'failed' | 'gone' | 'stuck'>;

/** The writes that end an operation: its row, the playground's, and the counters, all or nothing. */
export function createOutcomes(client: DynamoDBDocumentClient, table: string, budgetMs: number): Outcomes {
  const queries = createQueries(client, table);

  function finish(
    held: Held,
    now: number,
    result: { state: 'succeeded' | 'failed'; address?: string; failure?: Failure; receiptAt?: number },
  ): Item {
    // Until somebody has shown it: this process may die before it tells of it, and Slack may be down.
    const due: DueKind = 'operation';
    const extra = Object.entries(result).filter(([field]) => field !== 'state');
    return {
      Update: {
        TableName: table,
        Key: operationKey(held.id),
        UpdateExpression: `SET ${['#state = :state', 'finishedAt = :now', 'deleteAfter = :later', 'dueKind = :due', 'dueAt = :dueAt', ...extra.map(([field]) => `${field} = :${field}`)].join(', ')} REMOVE leaseUntil ADD #sequence :one`,
        ConditionExpression: 'attempt = :mine AND #state = :running',
        ExpressionAttributeNames: { '#state': 'state', '#sequence': 'sequence' },
        ExpressionAttributeValues: {
          ':state': result.state,
          ':now': now,
          ':later': now + HISTORY_SECONDS,
          ':due': due,
          ':dueAt': now + QUEUED_GRACE_SECONDS,
          ':mine': held.attempt,
          ':running': 'running',
          ':one': 1,
          ...Object.fromEntries(extra.map(([field, value]) => [`:${field}`, value])),
        },
      },
    };
  }

  const setPlayground = (held: Held, set: Record<string, unknown>, remove: string[] = []): Item => ({
    Update: updatePlayground(table, playgroundKey(held.playgroundName), {
      set,
      remove,
      condition: 'operationId = :mine',
      values: { ':mine': held.id },
    }),
  });

  /** Ready, or ready again: when the sweeper is to look at it next. */
  async function setReady(held: Held, set: Record<string, unknown>, now: number, remove?: string[]): Promise<Item> {
    const playground = await queries.getPlayground(held.playgroundName);
    const dueAt = playground?.warnAt ?? playground?.expiresAt ?? now;
    return setPlayground(held, { state: 'ready', dueKind: 'playground', dueAt, ...set }, remove);
  }

  /** The name is free again, and all counters go down in the very write that frees it. */
  async function freeName(held: Held): Promise<Item[]> {
    const playground = await queries.getRemains(held.playgroundName);
    const shares = playground?.id === held.playgroundId ? (playground.sharedWith ?? []) : [];
    return [
      {
        Delete: {
          TableName: table,
          Key: playgroundKey(held.playgroundName),
          ConditionExpression: 'operationId = :mine',
          ExpressionAttributeValues: { ':mine': held.id },
        },
      },
      countDown(table, ownerKey(held.ownerId)),
      countDown(table, workspaceKey(playground?.countedIn ?? 0)),
      ...(playground?.countedFor ? [countDown(table, callerKey(playground.countedFor))] : []),
      ...shares.map(({ id }) => deleteShare(table, { id: held.playgroundId }, id)),
    ];
  }

  async function write(held: Held, items: Item[]): Promise<Operation> {
    const result = await transact(client, items, { budgetMs });
    if (result.outcome === 'busy') throw new Error(`ending ${held.id}: the table was busy for ${budgetMs} ms`);
    if (result.outcome === 'lost') {
      if (result.conditions[0]?.index === 0) throw new LeaseLostError(held.id);
      throw new Error(
        `ending ${held.id}: the registry contradicts itself at items ${result.conditions.map((c) => c.index).join(', ')}`,
      );
    }
    const operation = await queries.getOperation(held.id);
    if (!operation) throw new Error(`ending ${held.id}: its row is gone`);
    return operation;
  }

  return {
    async ready(held, { address }, now) {
      const item = await setReady(held, { address, readyAt: now }, now);
      return write(held, [finish(held, now, { state: 'succeeded', address }), item]);
    },
    async updated(held, { address }, now) {
      const operation = await queries.getOperation(held.id);
      const set = { address, turnedAt: now, ...(operation?.tags && { tags: operation.tags }) };
      const item = await setReady(held, set, now, ['health']);
      return write(held, [finish(held, now, { state: 'succeeded', address }), item]);
    },
    async rolledBack(held, failure, { address }, now) {
      const set = { turnedAt: now, ...(address !== undefined && { address }) };
      const item = await setReady(held, set, now, ['health']);
      return write(held, [finish(held, now, { state: 'failed', failure }), item]);
    },
    async leftDown(held, failure, now) {
      const set = { turnedAt: now, health: downNow(failure, now) };
      const item = await setReady(held, set, now, ['address']);
      return write(held, [finish(held, now, { state: 'failed', failure }), item]);
    },
    async failed(held, failure, now) {
      const item = finish(held, now, { state: 'failed', failure, receiptAt: now });
      return write(held, [item, ...(await freeName(held))]);
    },
    async gone(held, now) {
      const item = finish(held, now, { state: 'succeeded', receiptAt: now });
      return write(held, [item, ...(await freeName(held))]);
    },
    async stuck(held, failure, now) {
      const playground = await queries.getRemains(held.playgroundName);
      const stuckTimes = (playground?.stuckTimes ?? 0) + 1;
      const retryAt = retryTime(now, stuckTimes);
      return write(held, [
        finish(held, now, { state: 'failed', failure }),
        setPlayground(held, { state: 'stuck', stuckTimes, retryAt, dueKind: 'playground', dueAt: retryAt }),
      ]);
    },
  };
}
