import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../../infra/repository.ts';
import { inOrder, LONGEST } from './order.ts';

const file = (project: string, path: string, bytes = 1) => ({ project, path, bytes });

it('the longest come first, then what waits, in turns, then who wants to be alone, and what computes last', () => {
  const files = [
    file('unit', 'test/bot/cost.test.ts'),
    file('acceptance', 'test/acceptance/surface.alone.test.ts'),
    file('acceptance', 'test/acceptance/road.test.ts', 10),
    file('acceptance', 'test/acceptance/life.test.ts', 20),
    file('emulator', 'test/bench/registry-reads.emulator.test.ts'),
    file('emulator', LONGEST[1] ?? ''),
  ];
  expect(inOrder(files).map(({ path }) => path)).toEqual([
    LONGEST[1],
    'test/acceptance/life.test.ts',
    'test/bench/registry-reads.emulator.test.ts',
    'test/acceptance/road.test.ts',
    'test/acceptance/surface.alone.test.ts',
    'test/bot/cost.test.ts',
  ]);
});

it('between two that want to be alone come others', () => {
  const alone = ['one', 'two'].map((name) => file('acceptance', `${name}.alone.test.ts`));
  const others = ['a', 'b', 'c'].map((name) => file('emulator', name));
  const order = inOrder([...alone, ...others]).map(({ path }) => path);
  expect(order).toEqual(['one.alone.test.ts', 'a', 'b', 'two.alone.test.ts', 'c']);
});

it('loses no file, whatever its project', () => {
  const files = ['unit', 'emulator', 'acceptance', 'of somebody else'].flatMap((project) =>
    ['one', 'two', 'three.alone.test.ts'].map((name) => file(project, name)),
  );
  expect(new Set(inOrder(files))).toEqual(new Set(files));
  expect(inOrder(files)).toHaveLength(files.length);
});

it('names files that there are', () => {
  for (const path of LONGEST) expect(existsSync(join(repositoryRoot, path)), path).toBe(true);
});
