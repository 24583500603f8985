import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeAll, expect, test } from 'vitest';
import { LIST_LIMIT } from '../../bot/answers/list-limit.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Registry } from '../../provisioner/contract/registry.ts';
import { createRegistry } from '../../provisioner/contract/registry-dynamodb/index.ts';
import { LISTED, playgroundKey } from '../../provisioner/contract/registry-dynamodb/rows.ts';
import { useRegistryTable } from '../support/use-registry-table.ts';
import { itemSize, readUnits } from './item-size.ts';

const PLAYGROUNDS = 10_000;
const OWNERS = 1000;
const NOW = 1_800_000_000;
const DUE = 10;

const table = useRegistryTable();
let registry: Registry;
let reads: { bytes: number; rows: number; consistent: boolean }[] = [];

/** A full one: shared, with health and tags. The end of each is a second after that of the one before. */
function playground(index: number): Playground {
  const name = `playground-${index}`;
  return {
    name,
    id: `${name}-0a1b2c3d`,
    ownerId: `U0OWNER${index % OWNERS}`,
    template: 'default',
    state: 'ready',
    operationId: 'op-0123456789abcdef0123',
    createdBy: 'op-0123456789abcdef0123',
    createdAt: NOW - 3600,
    readyAt: NOW - 3500,
    expiresAt: NOW - DUE + index + 1,
    address: 'http://198.51.100.7:8080',
    tags: { web: 'v2', api: 'v2' },
    sharedWith: [{ kind: 'user', id: 'U0GRACE01', credentials: true }],
    health: {
      seenAt: NOW - 30,
      taskArn: 'arn:aws:ecs:eu-north-1:111122223333:task/playgrounds-1a2b3c4/0123456789abcdef0123456789abcdef',
      restarts: 1,
      containers: ['data', 'api', 'web'].map((container) => ({
        name: container,
        status: 'RUNNING',
        health: 'HEALTHY',
      })),
    },
  };
}

async function fill(client: DynamoDBDocumentClient, name: string): Promise<void> {
  const rows = Array.from({ length: PLAYGROUNDS }, (_, index) => {
    const row = playground(index);
    return { ...playgroundKey(row.name), ...row, listed: LISTED, dueKind: 'playground', dueAt: row.expiresAt };
  });
  for (let start = 0; start < rows.length; start += 100) {
    const batches = [0, 25, 50, 75].map((offset) => rows.slice(start + offset, start + offset + 25));
    await Promise.all(
      batches.map((batch) =>
        client.send(
          new BatchWriteCommand({ RequestItems: { [name]: batch.map((Item) => ({ PutRequest: { Item } })) } }),
        ),
      ),
    );
  }
}

beforeAll(async () => {
  const { client, table: name } = table();
  await fill(client, name);
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { Items = [], Item } = result.output as { Items?: unknown[]; Item?: unknown };
      const rows = Item === undefined ? Items : [Item];
      const bytes = rows.reduce<number>((sum, row) => sum + itemSize(row), 0);
      reads.push({ bytes, rows: rows.length, consistent: Reflect.get(args.input, 'ConsistentRead') === true });
      return result;
    },
    // Before the document client turns rows into DynamoDB's own notation, and after it has turned them back.
    { step: 'initialize', priority: 'high' },
  );
  registry = createRegistry(client, name);
});

/** What one question reads, printed for whoever wants to know. */
async function measured<T>(what: string, ask: () => Promise<T>) {
  reads = [];
  const answer = await ask();
  const units = reads.reduce((sum, { bytes, consistent }) => sum + readUnits(bytes, { consistent }), 0);
  const rows = reads.reduce((sum, read) => sum + read.rows, 0);
  console.log(`${what}: ${reads.length} requests, ${rows} rows, ${units} read capacity units`);
  return { answer, requests: reads.length, rows, units };
}

test(`of ${PLAYGROUNDS} playgrounds a list reads as many as it shows, and the sweep those that are due`, async () => {
  const mine = await measured('list mine', () => registry.listByOwner('U0OWNER7'));
  expect(mine.answer).toHaveLength(PLAYGROUNDS / OWNERS);
  expect(mine).toMatchObject({ requests: 1, rows: PLAYGROUNDS / OWNERS });

  const channels = Array.from({ length: 30 }, (_, index) => `C0CHANNEL${index}`);
  const shared = await measured('shared with me or one of 30 channels', () =>
    registry.listSharedWith(['U0NOBODY1', ...channels]),
  );
  expect(shared).toMatchObject({ requests: 31, rows: 0, units: 15.5 });

  const all = await measured('list all', () => registry.listAll(LIST_LIMIT + 1));
  expect(all.answer[0]?.name, 'the next to expire first').toBe('playground-0');
  expect(all).toMatchObject({ requests: 1, rows: LIST_LIMIT + 1 });

  const due = await measured(`sweep, ${DUE} due`, () => registry.due(NOW));
  expect(due.answer.playgrounds).toHaveLength(DUE);
  expect(due).toMatchObject({ requests: 3, rows: DUE });

  const idle = await measured('sweep, nothing due', () => registry.due(NOW - PLAYGROUNDS));
  expect(idle).toMatchObject({ requests: 3, rows: 0, units: 1.5 });

  const one = await measured('one by its name', () => registry.getPlayground('playground-5000'));
  expect(one).toMatchObject({ requests: 1, rows: 1 });
});
