import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../../infra/repository.ts';
import { FIRST, inOrder, LONG, LONG_ALONE } from './order.ts';

const file = (project: string, path: string, bytes = 1) => ({ project, path, bytes });

it('the longest come first, then who shares the cloud, then who wants to be alone and the others, and what computes last', () => {
  const files = [
    file('unit', 'test/bot/cost.test.ts'),
    file('emulator', 'test/acceptance/surface.alone.test.ts'),
    file('emulator', 'test/acceptance/road.test.ts', 10),
    file('emulator', 'test/acceptance/life.test.ts', 20),
    file('emulator', 'test/bench/registry-reads.emulator.test.ts'),
    file('emulator', LONG[0] ?? ''),
    file('emulator', FIRST[1] ?? ''),
  ];
  expect(inOrder(files).map(({ path }) => path)).toEqual([
    FIRST[1],
    'test/acceptance/life.test.ts',
    'test/acceptance/road.test.ts',
    'test/acceptance/surface.alone.test.ts',
    LONG[0],
    'test/bench/registry-reads.emulator.test.ts',
    'test/bot/cost.test.ts',
  ]);
});

it('between two that want to be alone come others', () => {
  const alone = ['one', 'two'].map((name) => file('emulator', `test/acceptance/${name}.alone.test.ts`));
  const others = ['a', 'b', 'c'].map((name) => file('emulator', name));
  const order = inOrder([...alone, ...others]).map(({ path }) => path);
  const [one, two] = alone.map(({ path }) => path);
  expect(order).toEqual([one, 'a', 'b', two, 'c']);
});

it('of those that want to be alone the longest begin first', () => {
  const names = ['test/acceptance/large.alone.test.ts', ...LONG_ALONE.toReversed()];
  const order = inOrder(names.map((name, index) => file('emulator', name, 9 - index)));
  expect(order.map(({ path }) => path)).toEqual([...LONG_ALONE, names[0]]);
});

it('loses no file, whatever its project', () => {
  const files = ['unit', 'emulator', 'of somebody else'].flatMap((project) =>
    ['one', 'two', 'three.alone.test.ts', 'test/acceptance/four.test.ts', 'test/acceptance/five.alone.test.ts'].map(
      (name) => file(project, name),
    ),
  );
  expect(new Set(inOrder(files))).toEqual(new Set(files));
  expect(inOrder(files)).toHaveLength(files.length);
});

it('names files that there are', () => {
  for (const path of [...FIRST, ...LONG, ...LONG_ALONE])
    expect(existsSync(join(repositoryRoot, path)), path).toBe(true);
});
