import { createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Bundle } from '../bundle.ts';
import { repositoryRoot } from '../repository.ts';
import { bundleDirectory, type FunctionName } from './functions.ts';

/** What a bundle depends on beside what went in: how it is made, and with which packages. */
const MAKERS = ['infra/bundle.ts', 'infra/bundle', 'infra/bundle/stubs', 'package-lock.json', 'tsconfig.json'];

interface Remembered {
  bundle: Bundle;
  /** Of all that it was made of, and of the bundle. */
  digest: string;
}

/** The bundle that is there, unless something that it is made of has changed since, or the bundle itself. */
export async function rememberedBundle(name: FunctionName): Promise<Bundle | undefined> {
  try {
    const { bundle, digest } = JSON.parse(await readFile(noteOf(name), 'utf8')) as Remembered;
    return (await digestOf(bundle)) === digest ? bundle : undefined;
  } catch (error) {
    // Never made, or a file that went in is gone.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param began before the bundle was made, in epoch milliseconds: what was written since may not be what went in */
export async function rememberBundle(bundle: Bundle, began: number): Promise<void> {
  const written = await Promise.all(bundle.inputs.map(async (path) => (await stat(inRepository(path))).mtimeMs));
  if (written.some((at) => at >= began)) return;
  const remembered: Remembered = { bundle, digest: await digestOf(bundle) };
  const note = noteOf(bundle.name);
  const partial = `${note}.${crypto.randomUUID()}`;
  await mkdir(dirname(note), { recursive: true });
  await writeFile(partial, JSON.stringify(remembered));
  await rename(partial, note);
}

/** Not in the bundle's own folder, which is what Lambda gets. */
function noteOf(name: FunctionName): string {
  return join(dirname(bundleDirectory(name)), '.remembered', `${name}.json`);
}

async function digestOf({ name, inputs }: Bundle): Promise<string> {
  const makers = await Promise.all(MAKERS.map(filesOf));
  const hash = createHash('sha256');
  for (const path of [...makers.flat(), ...inputs]) take(hash, path);
  take(hash, join(bundleDirectory(name), 'index.js'));
  return hash.digest('hex');
}

// Thousands of small files: read without waiting they take a fraction of the time.
function take(hash: Hash, path: string): void {
  hash.update(`${path}\0`).update(readFileSync(inRepository(path)));
}

/** A file, or the files right in a folder. */
async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(inRepository(path))).isDirectory()) return [path];
  const entries = await readdir(inRepository(path), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(path, entry.name))
    .sort();
}

function inRepository(path: string): string {
  return resolve(repositoryRoot, path);
}
