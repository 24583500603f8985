import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bytesIn, downloaded, withDownload } from '../../../../infra/local/setup/download.ts';
import type { Log } from '../../../../infra/local/setup/progress.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('how far a download is', () => {
  it.each([
    [0, undefined, 'downloading'],
    [12_000_000, undefined, 'downloaded 12 MB'],
    [12_000_000, 124_000_000, 'downloaded 12 MB of 124 MB'],
    [124_000_000, 124_000_000, 'downloaded 124 MB, now unpacking'],
    [130_000_000, 124_000_000, 'downloaded 124 MB, now unpacking'],
  ])('with %j bytes of %j reads %j', (bytes, total, text) => expect(downloaded(bytes, total)).toBe(text));
});

describe('a download that tells nothing itself', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows the bytes that its folder has got', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const folder = await temporaryFolder();
    let status = (): string => '';
    const say: Log = () => undefined;
    say.show = (shown) => {
      status = shown;
      return () => undefined;
    };
    await withDownload(say, { folder, total: 4000 }, async () => {
      expect(status()).toMatch(/^downloading,/);
      await writeFile(join(folder, 'archive.tar.gz123'), 'x'.repeat(1500));
      vi.advanceTimersByTime(1000);
      await vi.waitFor(() => expect(status()).toMatch(/^downloaded 1.5 kB of 4.0 kB,/), { timeout: 30_000 });
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('counts neither what is unpacked beside it nor a folder that is not there', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'archive'), 'abc');
    await mkdir(join(folder, 'unpacked'));
    await writeFile(join(folder, 'unpacked', 'pulumi'), 'abcdef');
    expect([await bytesIn(folder), await bytesIn(join(folder, 'missing'))]).toEqual([3, 0]);
  });
});
