import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE_PARTS } from '../setup/cache.ts';
import { folderSize } from '../setup/folder-size.ts';

/** Removes a folder with all that is in it. @returns how many bytes that were */
export async function removeFolder(folder: string): Promise<number> {
  const bytes = await folderSize(folder);
  await rm(folder, { recursive: true, force: true });
  return bytes;
}

/**
 * Removes what the set-up keeps in the cache, and the cache when nothing else is in it: PLAYGROUND_CACHE may name a folder
 * that holds other things, too.
 * @returns how many bytes that were
 */
export async function removeCache(cache: string): Promise<number> {
  let bytes = 0;
  for (const part of CACHE_PARTS) bytes += await removeFolder(join(cache, part));
  const left = await readdir(cache).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (left?.length === 0) await rmdir(cache);
  return bytes;
}
