import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Queries } from '../registry.ts';
import {
  DUE_INDEX,
  type DueKind,
  OWNER_INDEX,
  operationKey,
  parseOperation,
  parsePlayground,
  playgroundKey,
} from './rows.ts';

type Row = Record<string, unknown>;

export function createQueries(client: DynamoDBDocumentClient, table: string): Queries {
  async function get(key: { pk: string }): Promise<Row | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item;
  }

  async function query(index: string, condition: string, values: Row, forward = true): Promise<Row[]> {
    const rows: Row[] = [];
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        IndexName: index,
        KeyConditionExpression: condition,
        ExpressionAttributeValues: values,
        ScanIndexForward: forward,
      },
    );
    for await (const page of pages) rows.push(...(page.Items ?? []));
    return rows;
  }

  const due = (kind: DueKind, now: number): Promise<Row[]> =>
    query(DUE_INDEX, 'dueKind = :kind AND dueAt <= :now', { ':kind': kind, ':now': now });

  return {
    async getPlayground(name) {
      const row = await get(playgroundKey(name));
      return row && parsePlayground(row);
    },
    async getOperation(id) {
      const row = await get(operationKey(id));
      return row && parseOperation(row);
    },
    async listByOwner(ownerId) {
      const rows = await query(OWNER_INDEX, 'ownerId = :owner', { ':owner': ownerId }, false);
      return rows.map(parsePlayground);
    },
    async due(now) {
      const [playgrounds, operations] = await Promise.all([due('playground', now), due('operation', now)]);
      return { playgrounds: playgrounds.map(parsePlayground), operations: operations.map(parseOperation) };
    },
  };
}
