import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheEntry, cacheFolder } from '../../../../infra/local/setup/cache.ts';
import { temporaryFolder } from './temporary-folder.ts';

const silent = (): void => undefined;

describe('the cache folder', () => {
  it('is what PLAYGROUND_CACHE says', () => {
    expect(cacheFolder({ PLAYGROUND_CACHE: '/elsewhere' })).toBe('/elsewhere');
  });

  it('belongs to the user otherwise', () => {
    expect(cacheFolder({})).toMatch(/playground-bot/);
  });
});

describe('a cache entry', () => {
  it('is filled once', async () => {
    const folder = join(await temporaryFolder(), 'tool', '1.0.0');
    let fills = 0;
    const fill = async (draft: string): Promise<void> => {
      fills += 1;
      await writeFile(join(draft, 'tool'), 'whole');
    };
    await cacheEntry(folder, silent, fill);
    await cacheEntry(folder, silent, fill);
    expect(await readFile(join(folder, 'tool'), 'utf8')).toBe('whole');
    expect(fills).toBe(1);
  });

  it('that is of no use any more is filled again, and only then', async () => {
    const folder = join(await temporaryFolder(), '1.0.0');
    const fill = (content: string) => (draft: string) => writeFile(join(draft, 'tool'), content);
    const works = async (): Promise<boolean> => (await readFile(join(folder, 'tool'), 'utf8')) !== 'broken';
    await cacheEntry(folder, silent, fill('broken'));
    await cacheEntry(folder, silent, fill('whole'), undefined, works);
    await cacheEntry(folder, silent, fill('again'), undefined, works);
    expect(await readFile(join(folder, 'tool'), 'utf8')).toBe('whole');
  });

  it('is not there before it is whole', async () => {
    const folder = join(await temporaryFolder(), 'tool', '1.0.0');
    await cacheEntry(folder, silent, async (draft) => {
      await writeFile(join(draft, 'half'), '');
      expect(existsSync(folder)).toBe(false);
    });
    expect(existsSync(folder)).toBe(true);
  });

  it('whose filling broke off leaves nothing, and can be filled again', async () => {
    const root = await temporaryFolder();
    const folder = join(root, '1.0.0');
    const broken = cacheEntry(folder, silent, async (draft) => {
      await writeFile(join(draft, 'half'), '');
      throw new Error('the connection went');
    });
    await expect(broken).rejects.toThrow('the connection went');
    expect(await readdir(root)).toEqual([]);
    await cacheEntry(folder, silent, async () => undefined);
    expect(await readdir(root)).toEqual(['1.0.0']);
  });

  it('that does not fit on the disk says what to do', async () => {
    const folder = join(await temporaryFolder(), '1.0.0');
    const full = cacheEntry(folder, silent, () => Promise.reject(new Error('ENOSPC: no space left on device')));
    await expect(full).rejects.toThrow('PLAYGROUND_CACHE');
  });

  it('takes away the draft of a process that was killed', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, '1.0.0.draft-999999'));
    await cacheEntry(join(root, '1.0.0'), silent, async () => undefined);
    expect(await readdir(root)).toEqual(['1.0.0']);
  });

  it('is filled by one of several that want it at the same time', async () => {
    const folder = join(await temporaryFolder(), '1.0.0');
    let fills = 0;
    const fill = async (draft: string): Promise<void> => {
      fills += 1;
      await writeFile(join(draft, 'tool'), '');
    };
    await Promise.all([1, 2, 3].map(() => cacheEntry(folder, silent, fill)));
    expect(fills).toBe(1);
  });
});
