import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Part } from './figures.ts';
import { thisCommit, thisMachine } from './machine.ts';
import { writeIntoReadme } from './readme.ts';
import { report } from './report.ts';
import { figuresFolder, readParts, savePart } from './saved.ts';

const log = (line: string): void => console.log(line);

/**
 * Measures these parts one after the other, each saved when it is done, and then shows the one table of all parts that have
 * been measured so far.
 */
export async function measureParts(
  parts: Readonly<Record<string, Part>>,
  names: readonly string[],
  quick: boolean,
): Promise<void> {
  const folder = figuresFolder(quick);
  const [machine, commit] = [thisMachine(), await thisCommit()];
  for (const name of names) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part "${name}"; there are ${Object.keys(parts).join(', ')}.`);
    log(`\n${name}: ${part.about}`);
    const started = performance.now();
    const measured = await part.run({ quick, log });
    const measuredAt = new Date().toISOString();
    const file = await savePart(folder, { part: name, measuredAt, commit, machine, ...measured });
    log(`${name}: done in ${Math.round((performance.now() - started) / 1000)} s; every sample is in ${file}`);
  }
  log(`\n${await merged(parts, quick)}`);
}

/** Puts the last figures of every part into the README. @throws when a part has never been measured */
export async function renewReadme(parts: Readonly<Record<string, Part>>): Promise<void> {
  await writeIntoReadme(await merged(parts, false));
  log('The README has these figures.');
}

/** Also written as one JSON file beside those of the parts. */
async function merged(parts: Readonly<Record<string, Part>>, quick: boolean): Promise<string> {
  const folder = figuresFolder(quick);
  const saved = await readParts(folder, Object.keys(parts));
  await writeFile(join(folder, 'all.json'), `${JSON.stringify(saved, null, 2)}\n`);
  return report(saved);
}
