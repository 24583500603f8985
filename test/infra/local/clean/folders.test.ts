import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeCache, removeFolder } from '../../../../infra/local/clean/folders.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

async function cacheWith(...files: string[]): Promise<string> {
  const cache = join(await temporaryFolder(), 'cache');
  for (const file of files) {
    await mkdir(join(cache, file, '..'), { recursive: true });
    await writeFile(join(cache, file), Buffer.alloc(1000));
  }
  return cache;
}

describe('cleaning', () => {
  it('removes a folder and counts it', async () => {
    const folder = await cacheWith('a/b', 'c');
    expect(await removeFolder(folder)).toBe(2000);
    expect(existsSync(folder)).toBe(false);
  });

  it('removes the cache and all its entries', async () => {
    const cache = await cacheWith('pulumi-cli/3.258.0/bin/pulumi', 'aws-plugin/7.48.0-official/x', 'emulator/python/y');
    expect(await removeCache(cache)).toBe(3000);
    expect(existsSync(cache)).toBe(false);
  });

  it('leaves alone what others keep in the folder that PLAYGROUND_CACHE names', async () => {
    const cache = await cacheWith('pulumi-cli/3.258.0/bin/pulumi', 'thesis/chapter-1');
    expect(await removeCache(cache)).toBe(1000);
    expect(await readdir(cache)).toEqual(['thesis']);
  });

  it('has nothing to do where there is no cache', async () => {
    expect(await removeCache(join(await temporaryFolder(), 'none'))).toBe(0);
  });
});
