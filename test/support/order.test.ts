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

it('loses no file, whatever its project', () => {
  const files = ['one', 'two', 'three'].map((name) => file('of somebody else', name));
  expect(inOrder(files)).toHaveLength(3);
});

it('names files that there are', () => {
  for (const path of LONGEST) expect(existsSync(join(repositoryRoot, path)), path).toBe(true);
});
