import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderSize } from '../../../../infra/local/setup/folder-size.ts';
import { formatBytes } from '../../../../infra/local/setup/space.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('a number of bytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1500, '1.5 kB'],
    [640e6, '640 MB'],
    [8.26e9, '8.3 GB'],
  ])('%i reads %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

describe('the size of a folder', () => {
  it('counts what is in its folders, and not where its links lead', async () => {
    const elsewhere = await temporaryFolder();
    await writeFile(join(elsewhere, 'big'), Buffer.alloc(1e6));
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a'));
    await writeFile(join(folder, 'a', 'file'), Buffer.alloc(200_000, 1));
    await symlink(elsewhere, join(folder, 'link'), 'dir');
    const bytes = await folderSize(folder);
    expect(bytes).toBeGreaterThanOrEqual(200_000);
    expect(bytes).toBeLessThan(1e6);
  });

  it('is nothing where there is none', async () => {
    expect(await folderSize(join(await temporaryFolder(), 'none'))).toBe(0);
  });
});
