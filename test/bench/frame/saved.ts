import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { repositoryRoot } from '../../../infra/repository.ts';
import type { Measured } from './figures.ts';
import type { Machine } from './machine.ts';

/** One part as it was measured last. */
export interface SavedPart extends Measured {
  part: string;
  /** ISO 8601. */
  measuredAt: string;
  commit: string;
  machine: Machine;
}

/** Figures of few rounds lie apart, so that they are never taken for the others. */
export const figuresFolder = (quick: boolean): string => join(repositoryRoot, 'dist', quick ? 'bench-quick' : 'bench');

export async function savePart(folder: string, saved: SavedPart): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${saved.part}.json`);
  await writeFile(file, `${JSON.stringify(saved, null, 2)}\n`);
  return file;
}

/** The parts that have been measured, in the order of `names`; a part whose figures are not there is left out. */
export async function readParts(folder: string, names: readonly string[]): Promise<SavedPart[]> {
  await mkdir(folder, { recursive: true });
  const files = new Set(await readdir(folder));
  const there = names.filter((name) => files.has(`${name}.json`));
  return Promise.all(
    there.map(async (name) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as SavedPart),
  );
}

/** @throws when they were not all measured on one machine with one set of versions */
export function sameMachine(parts: readonly SavedPart[]): Machine {
  const [first, ...others] = parts;
  if (!first) throw new Error('No part has been measured: `npm run bench` measures all of them.');
  const other = others.find(({ machine }) => !isDeepStrictEqual(machine, first.machine));
  if (other) {
    throw new Error(
      `"${first.part}" and "${other.part}" were measured on different machines or with different versions, so they make ` +
        `no one table: measure the older one again, with \`npm run bench -- ${first.part} ${other.part}\`.`,
    );
  }
  return first.machine;
}
