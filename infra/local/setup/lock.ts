import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './alive.ts';

/** How often a waiting process looks whether the lock is free. */
const LOOK_EVERY_MS = 500;

export interface LockOptions {
  /** Told once, with the holder's process id, when somebody else has it. */
  onWait?: (holder: number) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Runs `act` while no other process of this machine holds the lock. A holder that died has lost it.
 * @param path the lock file; it holds the holder's process id
 */
export async function withLock<T>(path: string, act: () => Promise<T>, options: LockOptions = {}): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  let told = false;
  for (let holder = await take(path); holder !== undefined; holder = await take(path)) {
    if (!told) options.onWait?.(holder);
    told = true;
    await delay(LOOK_EVERY_MS, undefined, { signal: options.signal });
  }
  try {
    return await act();
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Takes the lock if it is free.
 * @returns the living holder's process id, or `undefined` when it is now ours
 */
export async function take(path: string): Promise<number | undefined> {
  // Written beside and linked, so that a lock never exists without its holder's id in it.
  const own = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  await writeFile(own, `${process.pid}\n`);
  try {
    for (;;) {
      try {
        await link(own, path);
        return undefined;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = await holderOf(path);
      if (holder !== undefined && isAlive(holder)) return holder;
      if (holder !== undefined) await breakLock(path, holder);
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** Only looks: the process that has the lock and lives. */
export async function livingHolder(path: string): Promise<number | undefined> {
  const holder = await holderOf(path);
  return holder !== undefined && isAlive(holder) ? holder : undefined;
}

async function holderOf(path: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(path, 'utf8'), 10);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Takes a dead holder's lock away, unless another process has done so and taken it itself in the meantime. */
async function breakLock(path: string, dead: number): Promise<void> {
  const aside = `${path}.broken-${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if ((await holderOf(aside)) !== dead) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}
