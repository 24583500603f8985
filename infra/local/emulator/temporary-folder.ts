import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The folder of a run for what the emulator and its functions write for a while, emptied of what an earlier run left.
 * The functions' own code lies in it, and it may be inside of this repository, whose package.json would make ES modules of
 * their CommonJS bundles: so it has a package.json of its own, which says nothing.
 */
export async function emptyTemporaryFolder(stateDir: string): Promise<string> {
  const folder = join(stateDir, 'tmp');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{}\n');
  return folder;
}
