import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readKept } from './kept.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
  file = join(folder, 'run.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const OUTCOME = { label: 'killed at 1', faults: 1, broken: [{ invariant: 'one stack', detail: 'two' }], seconds: 9 };

it('knows in the next part what the one before came to, of the same scenario alone', async () => {
  expect((await readKept(file, 7)).of('kills').known(OUTCOME.label)).toBeUndefined();
  await (await readKept(file, 7)).of('kills').add(OUTCOME);
  const next = await readKept(file, 7);
  expect(next.of('kills').known(OUTCOME.label)).toMatchObject(OUTCOME);
  expect(next.of('walk').known(OUTCOME.label)).toBeUndefined();
});

it('does not take another file for one of its own', async () => {
  await appendFile(file, '{"name":"x"}\n');
  await expect(readKept(file, 7)).rejects.toThrow();
});

it('is of one seed, because another makes another run', async () => {
  await (await readKept(file, 7)).of('kills').add(OUTCOME);
  await expect(readKept(file, 8)).rejects.toThrow(/keeps a run with the seed 7: go on with that/);
});
