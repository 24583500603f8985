import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes in a file, or in a folder with all that is in it; 0 when it is not there. Links are not followed. */
export async function folderSize(path: string): Promise<number> {
  try {
    const found = await lstat(path);
    if (!found.isDirectory()) return found.size;
    let bytes = 0;
    for (const name of await readdir(path)) bytes += await folderSize(join(path, name));
    return bytes;
  } catch (error) {
    // Another process may be removing what we count.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
