import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type Condition, compileCondition, type Row, type Words } from './expressions.ts';
import { INDEXES, type Index } from './indexes.ts';
import { compileUpdate, type Update } from './updates.ts';

/** One table in memory, as a client sees it. Everything that one request does happens at one moment. */
export interface TableDouble {
  client(call: CallTo): DynamoDBDocumentClient;
  /** By their key. */
  rows: Map<string, Row>;
}

/** Does the act somewhere in time; faults come from there. */
export type CallTo = <T>(label: string, act: () => T | Promise<T>) => Promise<T>;

interface Request {
  Key?: { pk: string };
  Item?: Row;
  ConditionExpression?: string;
  UpdateExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Row;
  ReturnValues?: string;
}
type Write = { kind: 'Put' | 'Update' | 'Delete'; request: Request };
type Input = Request & {
  IndexName?: string;
  KeyConditionExpression?: string;
  Limit?: number;
  ScanIndexForward?: boolean;
  RequestItems?: Record<string, { Keys: { pk: string }[] }>;
  TransactItems?: Record<string, Request>[];
  ClientRequestToken?: string;
};

const conditions = new Map<string, Condition>();
const updates = new Map<string, Update>();

function once<T>(kept: Map<string, T>, text: string, compile: (text: string) => T): T {
  const found = kept.get(text) ?? compile(text);
  kept.set(text, found);
  return found;
}

const wordsOf = ({ ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} }: Request): Words => ({
  names,
  values,
});
const keyOf = ({ Key, Item }: Request): string => String(Key?.pk ?? Item?.['pk']);
const failure = { $metadata: {}, message: 'The conditional request failed' };

/** @param spoil changes each write before it is looked at */
export function tableDouble(spoil: (write: Request & Row) => void = () => undefined): TableDouble {
  const rows = new Map<string, Row>();
  const tokens = new Set<string>();

  const holds = (request: Request): boolean =>
    request.ConditionExpression === undefined ||
    once(conditions, request.ConditionExpression, compileCondition)(rows.get(keyOf(request)), wordsOf(request));

  function write({ kind, request }: Write): Row | undefined {
    const key = keyOf(request);
    const before = rows.get(key);
    if (kind === 'Delete') rows.delete(key);
    else if (kind === 'Put') rows.set(key, structuredClone(request.Item ?? {}));
    else {
      const row = { ...before, pk: key };
      once(updates, request.UpdateExpression ?? '', compileUpdate)(row, structuredClone(wordsOf(request)));
      rows.set(key, row);
    }
    return request.ReturnValues === 'ALL_OLD' ? before : rows.get(key);
  }

  function single(kind: Write['kind']) {
    return (request: Request): { Attributes?: Row } => {
      spoil(request as Request & Row);
      const row = rows.get(keyOf(request));
      if (!holds(request))
        throw new ConditionalCheckFailedException({ ...failure, ...(row && { Item: marshall(row) }) });
      const Attributes = write({ kind, request });
      return Attributes ? { Attributes: { ...Attributes } } : {};
    };
  }

  function transact({ TransactItems = [], ClientRequestToken }: Input): object {
    // The same token within ten minutes is the same request.
    if (ClientRequestToken !== undefined && tokens.has(ClientRequestToken)) return {};
    const writes = TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, request]) => ({ kind: kind as Write['kind'], request })),
    );
    for (const { request } of writes) spoil(request as Request & Row);
    const keys = writes.map(({ request }) => keyOf(request));
    if (new Set(keys).size < keys.length) throw new Error(`one transaction writes a row twice: ${keys.join(', ')}`);
    if (writes.some(({ request }) => !holds(request))) {
      const CancellationReasons = writes.map(({ request }) => {
        const row = rows.get(keyOf(request));
        return holds(request)
          ? { Code: 'None' }
          : { Code: 'ConditionalCheckFailed', ...(row && { Item: marshall(row) }) };
      });
      throw new TransactionCanceledException({ ...failure, CancellationReasons });
    }
    for (const one of writes) write(one);
    if (ClientRequestToken !== undefined) tokens.add(ClientRequestToken);
    return {};
  }

  function query(input: Input): { Items: Row[] } {
    const index: Index | undefined = INDEXES[input.IndexName ?? ''];
    if (!index) throw new Error(`querying: there is no index ${input.IndexName}`);
    const condition = once(conditions, input.KeyConditionExpression ?? '', compileCondition);
    const found = [...rows.values()].filter(
      (row) => row[index.hash] !== undefined && row[index.range] !== undefined && condition(row, wordsOf(input)),
    );
    const way = input.ScanIndexForward === false ? -1 : 1;
    found.sort((one, other) => way * ((one[index.range] as never) < (other[index.range] as never) ? -1 : 1));
    return { Items: found.slice(0, input.Limit ?? found.length).map((row) => ({ ...row })) };
  }

  const get = (key: string): Row | undefined => {
    const row = rows.get(key);
    return row && { ...row };
  };
  const handlers: Record<string, (input: Input) => object> = {
    GetCommand: (input) => ({ Item: get(keyOf(input)) }),
    PutCommand: single('Put'),
    UpdateCommand: single('Update'),
    DeleteCommand: single('Delete'),
    TransactWriteCommand: transact,
    QueryCommand: query,
    BatchGetCommand: ({ RequestItems = {} }) => ({
      Responses: Object.fromEntries(
        Object.entries(RequestItems).map(([table, { Keys }]) => [table, Keys.flatMap(({ pk }) => get(pk) ?? [])]),
      ),
    }),
  };
  return {
    rows,
    client(call) {
      const send = (command: { input: Input; constructor: { name: string } }) => {
        const { name } = command.constructor;
        const handle = handlers[name];
        if (!handle) throw new Error(`the table's double does not know ${name}`);
        return call(`dynamodb ${name}`, () => handle(command.input));
      };
      // The SDK's paginators look at what they are given.
      const client: DynamoDBDocumentClient = Object.create(DynamoDBDocumentClient.prototype);
      return Object.assign(client, { send });
    },
  };
}
