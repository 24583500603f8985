import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Log, withProgress } from './progress.ts';
import { formatBytes } from './space.ts';

const LOOK_EVERY_MS = 1000;
const ANSWER_MS = 4000;

export interface Download {
  /** Where the file grows, under whatever name; what it is unpacked to is a folder and does not count. */
  folder: string;
  /** Bytes of the whole file, where they are known. */
  total?: number | undefined;
}

/** Runs a program that downloads one file and tells nothing of it, and shows how many bytes have come. */
export async function withDownload<T>(say: Log, download: Download, act: () => Promise<T>): Promise<T> {
  let bytes = 0;
  const look = setInterval(async () => {
    bytes = Math.max(bytes, await bytesIn(download.folder));
  }, LOOK_EVERY_MS);
  try {
    return await withProgress(say, () => downloaded(bytes, download.total), act);
  } finally {
    clearInterval(look);
  }
}

/** Pure: how far a download is, in words. */
export function downloaded(bytes: number, total?: number): string {
  if (bytes === 0) return 'downloading';
  if (total === undefined) return `downloaded ${formatBytes(bytes)}`;
  if (bytes < total) return `downloaded ${formatBytes(bytes)} of ${formatBytes(total)}`;
  return `downloaded ${formatBytes(total)}, now unpacking`;
}

/** Bytes of the files that lie in a folder itself; 0 where it is not there yet. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  // A file that is renamed between the two looks is counted by the next one.
  const sizes = await Promise.all(
    files.map(({ name }) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** How large the file at an address is; undefined when the site does not say so within 4 s, which is no fault. */
export async function sizeAt(url: string, signal?: AbortSignal): Promise<number | undefined> {
  const limit = AbortSignal.timeout(ANSWER_MS);
  try {
    const all = signal === undefined ? limit : AbortSignal.any([limit, signal]);
    const { ok, headers } = await fetch(url, { method: 'HEAD', signal: all });
    return (ok && Number(headers.get('content-length'))) || undefined;
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}
