import { beforeAll, expect, test } from 'vitest';
import { LIST_LIMIT } from '../../bot/answers/list-limit.ts';
import type { Registry } from '../../provisioner/contract/registry.ts';
import { createRegistry } from '../../provisioner/contract/registry-dynamodb/index.ts';
import { useRegistryTable } from '../support/use-registry-table.ts';
import { countReads, type Reads } from './registry/count-reads.ts';
import { ownerOf, writePlaygrounds } from './registry/many-playgrounds.ts';

const PLAYGROUNDS = 10_000;
const OWNERS = 1000;
const NOW = 1_800_000_000;
const DUE = 10;

const table = useRegistryTable();
let registry: Registry;
let reads: () => Reads;

beforeAll(async () => {
  const { client, table: name } = table();
  await writePlaygrounds(client, name, { playgrounds: PLAYGROUNDS, owners: OWNERS, now: NOW, due: DUE });
  reads = countReads(client);
  registry = createRegistry(client, name);
});

/** What one question reads, printed for whoever wants to know. */
async function measured<T>(what: string, ask: () => Promise<T>) {
  const answer = await ask();
  const { requests, rows, units } = reads();
  console.log(`${what}: ${requests} requests, ${rows} rows, ${units} read capacity units`);
  return { answer, requests, rows, units };
}

test(`of ${PLAYGROUNDS} playgrounds a list reads as many as it shows, and the sweep those that are due`, async () => {
  const mine = await measured('list mine', () => registry.listByOwner(ownerOf(7, { owners: OWNERS })));
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
