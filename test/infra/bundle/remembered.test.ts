import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundleDirectory } from '../../../infra/bundle/functions.ts';
import { rememberBundle, rememberedBundle } from '../../../infra/bundle/remembered.ts';
import type { Bundle } from '../../../infra/bundle.ts';
import { repositoryRoot } from '../../../infra/repository.ts';

// Of a name that no function has, because other files bundle the functions meanwhile.
const name = 'of-remembered-test' as Bundle['name'];
const folder = bundleDirectory(name);
const output = join(folder, 'index.js');
const input = join(folder, 'source.ts');
const bundle = { name, bytes: 1, inputs: [`dist/${name}/source.ts`] } as Bundle;
const LATER = Date.now() + 60_000;

beforeEach(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(input, 'one');
  await writeFile(output, 'bundled one');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await rm(join(repositoryRoot, `dist/.remembered/${name}.json`), { force: true });
});

it('is what was made, for as long as nothing of it changes', async () => {
  expect(await rememberedBundle(name)).toBeUndefined();
  await rememberBundle(bundle, LATER);
  await utimes(input, new Date(), new Date());
  expect(await rememberedBundle(name)).toEqual(bundle);
});

it.each([
  ['a source is another', () => writeFile(input, 'two')],
  ['a source is gone', () => rm(input)],
  ['the bundle is another', () => writeFile(output, 'bundled two')],
  ['the bundle is gone', () => rm(output)],
])('is nothing any more when %s', async (_, change) => {
  await rememberBundle(bundle, LATER);
  await change();
  expect(await rememberedBundle(name)).toBeUndefined();
});

it('is nothing where a source was written while it was made', async () => {
  const [began, written] = [new Date(1_000_000), new Date(2_000_000)];
  await utimes(input, written, written);
  await rememberBundle(bundle, began.getTime());
  expect(await rememberedBundle(name)).toBeUndefined();
});
