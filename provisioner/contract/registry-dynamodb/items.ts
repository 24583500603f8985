import type { Operation } from '../operation.ts';
import type { Playground, Share } from '../playground.ts';
import { type DueKind, operationKey, QUEUED_GRACE_SECONDS, shareKey } from './rows.ts';
import type { TransactItems } from './transact.ts';

export type Item = TransactItems[number];

/** A row that must not be there yet; the one that is comes back with the refusal. */
export function putNew(table: string, row: Record<string, unknown>): Item {
  return {
    Put: {
      TableName: table,
      Item: row,
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** One more playground on a counter, unless its limit is reached. */
export function countUp(table: string, key: { pk: string }, limit: number): Item {
  return {
    Update: {
      TableName: table,
      Key: key,
      UpdateExpression: 'ADD playgrounds :one',
      ConditionExpression: 'attribute_not_exists(playgrounds) OR playgrounds < :limit',
      ExpressionAttributeValues: { ':one': 1, ':limit': limit },
    },
  };
}

/** One playground fewer on a counter, which never falls below none. */
export function countDown(table: string, key: { pk: string }): Item {
  return {
    Update: {
      TableName: table,
      Key: key,
      UpdateExpression: 'ADD playgrounds :less',
      ConditionExpression: 'playgrounds > :none',
      ExpressionAttributeValues: { ':less': -1, ':none': 0 },
    },
  };
}

/** The row of a new operation, which the sweeper looks at when nobody has taken it. */
export function operationRow(operation: Operation): Record<string, unknown> {
  const dueKind: DueKind = 'operation';
  return { ...operationKey(operation.id), ...operation, dueKind, dueAt: operation.requestedAt + QUEUED_GRACE_SECONDS };
}

type Shared = Pick<Playground, 'id' | 'name'>;

/** The row by which a share is found from the side of those whom it is with. */
export function putShare(table: string, { id, name }: Shared, share: Share): Item {
  const row = { ...shareKey(id, share.id), sharedTarget: share.id, playgroundName: name, playgroundId: id };
  return { Put: { TableName: table, Item: row } };
}

export function deleteShare(table: string, { id }: Pick<Shared, 'id'>, targetId: string): Item {
  return { Delete: { TableName: table, Key: shareKey(id, targetId) } };
}

/** An update of a playground's row: `set` and `remove` name its fields; its revision grows. */
export function updatePlayground(
  table: string,
  key: { pk: string },
  change: {
    set: Record<string, unknown>;
    remove?: readonly string[];
    condition: string;
    values: Record<string, unknown>;
  },
): NonNullable<Item['Update']> {
  const fields = Object.keys(change.set);
  const removed = change.remove ?? [];
  const clauses = [
    `SET ${fields.map((field) => `#${field} = :${field}`).join(', ')}`,
    removed.length > 0 ? `REMOVE ${removed.map((field) => `#${field}`).join(', ')}` : '',
    'ADD revision :one',
  ];
  return {
    TableName: table,
    Key: key,
    UpdateExpression: clauses.filter(Boolean).join(' '),
    ConditionExpression: change.condition,
    ExpressionAttributeNames: {
      '#state': 'state',
      ...Object.fromEntries([...fields, ...removed].map((field) => [`#${field}`, field])),
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(fields.map((field) => [`:${field}`, change.set[field]])),
      ':one': 1,
      ...change.values,
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}
