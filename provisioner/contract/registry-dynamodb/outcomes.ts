import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Failure, Operation } from '../operation.ts';
import { type Held, LeaseLostError, type Leases } from '../registry.ts';
import { createQueries } from './queries.ts';
import { HISTORY_SECONDS, operationKey, ownerKey, playgroundKey, STUCK_RETRY_SECONDS, workspaceKey } from './rows.ts';
import { type TransactItems, transact } from './transact.ts';

type Outcomes = Pick<Leases, 'ready' | 'failed' | 'gone' | 'stuck'>;
type Item = TransactItems[number];

/** The writes that end an operation: its row, the playground's, and the counters, all or nothing. */
export function createOutcomes(client: DynamoDBDocumentClient, table: string, budgetMs: number): Outcomes {
  const queries = createQueries(client, table);

  function finish(
    held: Held,
    now: number,
    result: { state: 'succeeded' | 'failed'; address?: string; failure?: Failure },
  ): Item {
    const extra = Object.entries(result).filter(([field]) => field !== 'state');
    return {
      Update: {
        TableName: table,
        Key: operationKey(held.id),
        UpdateExpression: `SET ${['#state = :state', 'finishedAt = :now', 'deleteAfter = :later', ...extra.map(([field]) => `${field} = :${field}`)].join(', ')} REMOVE leaseUntil, dueKind, dueAt ADD #sequence :one`,
        ConditionExpression: 'attempt = :mine AND #state = :running',
        ExpressionAttributeNames: { '#state': 'state', '#sequence': 'sequence' },
        ExpressionAttributeValues: {
          ':state': result.state,
          ':now': now,
          ':later': now + HISTORY_SECONDS,
          ':mine': held.attempt,
          ':running': 'running',
          ':one': 1,
          ...Object.fromEntries(extra.map(([field, value]) => [`:${field}`, value])),
        },
      },
    };
  }

  function updatePlayground(held: Held, set: Record<string, unknown>): Item {
    const fields = Object.keys(set);
    return {
      Update: {
        TableName: table,
        Key: playgroundKey(held.playgroundName),
        UpdateExpression: `SET ${fields.map((field) => `#${field} = :${field}`).join(', ')}`,
        ConditionExpression: 'operationId = :mine',
        ExpressionAttributeNames: Object.fromEntries(fields.map((field) => [`#${field}`, field])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(fields.map((field) => [`:${field}`, set[field]])),
          ':mine': held.id,
        },
      },
    };
  }

  const countDown = (key: { pk: string }): Item => ({
    Update: {
      TableName: table,
      Key: key,
      UpdateExpression: 'ADD playgrounds :less',
      ConditionExpression: 'playgrounds > :none',
      ExpressionAttributeValues: { ':less': -1, ':none': 0 },
    },
  });

  /** The name is free again, and both counters go down in the very write that frees it. */
  const freeName = (held: Held): Item[] => [
    {
      Delete: {
        TableName: table,
        Key: playgroundKey(held.playgroundName),
        ConditionExpression: 'operationId = :mine',
        ExpressionAttributeValues: { ':mine': held.id },
      },
    },
    countDown(ownerKey(held.ownerId)),
    countDown(workspaceKey),
  ];

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
      const playground = await queries.getPlayground(held.playgroundName);
      const dueAt = playground?.expiresAt ?? now;
      const set = { state: 'ready', address, readyAt: now, dueKind: 'playground', dueAt };
      return write(held, [finish(held, now, { state: 'succeeded', address }), updatePlayground(held, set)]);
    },
    failed: (held, failure, now) => write(held, [finish(held, now, { state: 'failed', failure }), ...freeName(held)]),
    gone: (held, now) => write(held, [finish(held, now, { state: 'succeeded' }), ...freeName(held)]),
    stuck: (held, failure, now) =>
      write(held, [
        finish(held, now, { state: 'failed', failure }),
        updatePlayground(held, { state: 'stuck', dueKind: 'playground', dueAt: now + STUCK_RETRY_SECONDS }),
      ]),
  };
}
