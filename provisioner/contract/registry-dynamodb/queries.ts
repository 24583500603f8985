import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Notice } from '../notice.ts';
import { isFinished } from '../operation.ts';
import type { HistoryEntry, Queries, UnreadableRow } from '../registry.ts';
import { historyQuery } from './history-query.ts';
import { parseRemains } from './remains.ts';
import {
  ALL_INDEX,
  changeKey,
  DUE_INDEX,
  type DueKind,
  LISTED,
  logUnreadable,
  noticeKey,
  OWNER_INDEX,
  operationKey,
  parseChange,
  parseNotice,
  parseOperation,
  parsePlayground,
  playgroundKey,
  readable,
  SHARED_INDEX,
} from './rows.ts';

type Row = Record<string, unknown>;

/** What one read takes by key: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const BATCH = 100;

/** The queries of the contract, and the rows that only the registry's own writers ask for. */
export interface OwnQueries extends Queries {
  getNotice(id: string): Promise<Notice | undefined>;
}

/** @param unreadable hears of rows that are left out of a list */
export function createQueries(client: DynamoDBDocumentClient, table: string, unreadable = logUnreadable): OwnQueries {
  async function get(key: { pk: string }): Promise<Row | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item;
  }

  const querying = (index: string, condition: string, values: Row, newestFirst = false) => ({
    TableName: table,
    IndexName: index,
    KeyConditionExpression: condition,
    ExpressionAttributeValues: values,
    ScanIndexForward: !newestFirst,
  });

  async function query(index: string, condition: string, values: Row, newestFirst = false): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const page of paginateQuery({ client }, querying(index, condition, values, newestFirst))) {
      rows.push(...(page.Items ?? []));
    }
    return rows;
  }

  /** One page of what stands first. */
  async function first(limit: number, ...args: Parameters<typeof querying>): Promise<Row[]> {
    const { Items } = await client.send(new QueryCommand({ ...querying(...args), Limit: limit }));
    return Items ?? [];
  }

  async function getMany(names: readonly string[]): Promise<Row[]> {
    if (names.length === 0) return [];
    const Keys = names.slice(0, BATCH).map(playgroundKey);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys } } }),
    );
    if (UnprocessedKeys?.[table]) throw new Error(`reading ${names.length} playgrounds: the table is too busy`);
    return [...(Responses?.[table] ?? []), ...(await getMany(names.slice(BATCH)))];
  }

  const due = (kind: DueKind, now: number): Promise<Row[]> =>
    query(DUE_INDEX, 'dueKind = :kind AND dueAt <= :now', { ':kind': kind, ':now': now });

  return {
    async getPlayground(name) {
      const row = await get(playgroundKey(name));
      return row && parsePlayground(row);
    },
    async getRemains(name) {
      const row = await get(playgroundKey(name));
      return row && parseRemains(row);
    },
    async getOperation(id) {
      const row = await get(operationKey(id));
      return row && parseOperation(row);
    },
    async getChange(id) {
      const row = await get(changeKey(id));
      return row && parseChange(row);
    },
    async getNotice(id) {
      const row = await get(noticeKey(id));
      return row && parseNotice(row);
    },
    async listByOwner(ownerId) {
      const rows = await query(OWNER_INDEX, 'ownerId = :owner', { ':owner': ownerId }, true);
      return readable(rows, parsePlayground, unreadable);
    },
    async listAll(limit) {
      const rows = await first(limit, ALL_INDEX, 'listed = :listed', { ':listed': LISTED });
      return readable(rows, parsePlayground, unreadable);
    },
    async listSharedWith(targetIds) {
      const shares = await Promise.all(
        targetIds.map((target) => query(SHARED_INDEX, 'sharedTarget = :target', { ':target': target })),
      );
      const ids = new Set(shares.flat().map(({ playgroundId }) => playgroundId));
      const names = new Set(shares.flat().map(({ playgroundName }) => String(playgroundName)));
      const playgrounds = readable(await getMany([...names]), parsePlayground, unreadable);
      // A share may be of an earlier generation of the name.
      return playgrounds.filter(({ id }) => ids.has(id));
    },
    async history(of, limit) {
      const rows = await first(limit, ...historyQuery(of), true);
      const parse = (row: Row): HistoryEntry =>
        String(row['id']).startsWith('ch-') ? parseChange(row) : parseOperation(row);
      return readable(rows, parse, unreadable);
    },
    async unfinished() {
      // All of them are due one day, and so are those whose end nobody has shown.
      const operations = readable(await due('operation', Number.MAX_SAFE_INTEGER), parseOperation, unreadable);
      return operations.filter((operation) => !isFinished(operation));
    },
    async due(now) {
      const [playgrounds, operations, notices] = await Promise.all([
        due('playground', now),
        due('operation', now),
        due('notice', now),
      ]);
      const left: UnreadableRow[] = [];
      const note = (row: UnreadableRow) => void left.push(row);
      return {
        playgrounds: readable(playgrounds, parsePlayground, note),
        operations: readable(operations, parseOperation, note),
        notices: readable(notices, parseNotice, note),
        unreadable: left,
      };
    },
  };
}
