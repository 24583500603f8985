import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAlive } from '../../../../infra/local/setup/alive.ts';
import { take, withLock } from '../../../../infra/local/setup/lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The id of a process that has been and gone. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid as number;
}

describe('a lock', () => {
  it('names its holder while it is held, and is gone afterwards', async () => {
    const path = join(await temporaryFolder(), 'lock');
    await withLock(path, async () => {
      expect(await readFile(path, 'utf8')).toBe(`${process.pid}\n`);
      expect(await take(path)).toBe(process.pid);
    });
    expect(existsSync(path)).toBe(false);
  });

  it('is given back when the work fails', async () => {
    const path = join(await temporaryFolder(), 'lock');
    await expect(withLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(existsSync(path)).toBe(false);
  });

  it('of a dead process is taken over, and nothing else is left behind', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'lock');
    await writeFile(path, `${await deadPid()}\n`);
    expect(await take(path)).toBeUndefined();
    expect(await readFile(path, 'utf8')).toBe(`${process.pid}\n`);
    expect(await readdir(folder)).toEqual(['lock']);
  });

  it('lets one in at a time, and tells the others once whom they wait for', async () => {
    const path = join(await temporaryFolder(), 'lock');
    const waited: number[] = [];
    const bothWait = Promise.withResolvers<void>();
    let inside = 0;
    let most = 0;
    const work = (): Promise<void> =>
      withLock(
        path,
        async () => {
          inside += 1;
          most = Math.max(most, inside);
          // Else it might be over before the others have looked.
          await bothWait.promise;
          inside -= 1;
        },
        {
          onWait(holder) {
            if (waited.push(holder) === 2) bothWait.resolve();
          },
        },
      );
    await Promise.all([work(), work(), work()]);
    expect(most).toBe(1);
    expect(waited).toEqual([process.pid, process.pid]);
  });

  it('is not waited for after a cancellation', async () => {
    const path = join(await temporaryFolder(), 'lock');
    const cancel = new AbortController();
    await withLock(path, async () => {
      const second = withLock(path, async () => undefined, { onWait: () => cancel.abort(), signal: cancel.signal });
      await expect(second).rejects.toThrow(/abort/i);
    });
  });
});

describe('a process', () => {
  it('is alive until it has ended', async () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(await deadPid())).toBe(false);
  });
});
