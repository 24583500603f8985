import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import envPaths from 'env-paths';
import { explained } from './faults.ts';
import { withLock } from './lock.ts';
import type { Log } from './progress.ts';

/** The folders of the cache, one for each tool. */
export const CACHE_PARTS = ['pulumi-cli', 'aws-plugin', 'emulator', 'runtime-client'] as const;

/** The per-user folder of everything that the set-up gets: PLAYGROUND_CACHE, or where this system keeps caches. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return env['PLAYGROUND_CACHE'] || envPaths('playground-bot', { suffix: '' }).cache;
}

/**
 * One entry of the cache, filled if it is not there. It is filled beside its place and renamed when it is whole, so that a
 * half-written one is never used; two processes do not fill the same one twice.
 * @param folder the entry; its name has the version in it
 * @param fill writes the entry into the empty folder that it is given
 * @param works whether an entry that is there is still of use; one that is not is filled again
 */
export async function cacheEntry(
  folder: string,
  say: Log,
  fill: (draft: string) => Promise<void>,
  signal?: AbortSignal,
  works: () => Promise<boolean> = async () => true,
): Promise<string> {
  if (existsSync(folder) && (await works())) return folder;
  const onWait = (holder: number): void => say(`process ${holder} is at it already: waiting for it`);
  return withLock(
    `${folder}.lock`,
    async () => {
      if (existsSync(folder)) {
        if (await works()) return folder;
        await rm(folder, { recursive: true });
      }
      await removeDrafts(folder);
      const draft = `${folder}.draft-${process.pid}`;
      await mkdir(draft, { recursive: true });
      try {
        await fill(draft);
        await rename(draft, folder);
      } catch (error) {
        signal?.throwIfAborted();
        throw explained(error);
      } finally {
        await rm(draft, { recursive: true, force: true });
      }
      return folder;
    },
    { onWait, signal },
  );
}

/** What a set-up that was killed left behind; only the lock's holder may. */
async function removeDrafts(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.draft-`;
  for (const name of await readdir(dirname(folder))) {
    if (name.startsWith(prefix)) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}
