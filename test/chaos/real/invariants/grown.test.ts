import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { grown, leftFolders } from './grown.ts';

const course = (openFiles: number[], rssMiB: number[]) =>
  openFiles.map((files, at) => ({ end: 'succeeded', openFiles: files, rssMiB: rssMiB[at] ?? 0 }));
const silent = () => undefined;

it('lets a function load what it needs, and forget it again', () => {
  expect(grown([course([10, 20, 30, 31, 30], [90, 150, 200, 320, 210])], silent)).toEqual([]);
});

it.each([
  ['files', course([10, 20, 30, 40, 50], [90, 90, 90, 90, 90])],
  ['memory', course([10, 10, 10, 10, 10], [90, 150, 200, 300, 400])],
])('tells of a function that holds more and more %s, and says how much', (_, growing) => {
  const lines: string[] = [];
  expect(grown([growing], (line) => lines.push(line))).toHaveLength(1);
  expect(lines).toEqual([expect.stringMatching(/^function 1: 5 invokes; /)]);
});

it('tells of a folder that was left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'left-'));
  expect(await leftFolders(folder)).toEqual([]);
  await mkdir(join(folder, 'playground-engine-1'));
  expect(await leftFolders(folder)).toHaveLength(1);
  await rm(folder, { recursive: true });
});
