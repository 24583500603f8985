import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../../infra/repository.ts';
import { isAllowed } from '../../../../provisioner/templates/data/app/auth.ts';
import { openRecords } from '../../../../provisioner/templates/data/app/records.ts';

const MAKE = join(repositoryRoot, 'provisioner/templates/data/data/make.ts');
const make = (into: string, DATA_MB: string) =>
  promisify(execFile)(process.execPath, [MAKE, into], { env: { DATA_MB } });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'));
  await make(folder, '2');
});
afterAll(() => rm(folder, { recursive: true }));

describe('the data set', () => {
  it('has the size that was asked for, and is read by record', async () => {
    const records = await openRecords(folder);
    expect(records.count).toBe(2048);
    const whole = await readFile(join(folder, 'records.bin'));
    expect(whole.length).toBe(2 * 1024 * 1024);
    expect(await records.read(2047)).toEqual(whole.subarray(2047 * 1024));
    expect(await records.read(2048)).toBeUndefined();
    await records.close();
  });

  it('is the same at every build', async () => {
    const again = await mkdtemp(join(tmpdir(), 'records-'));
    await make(again, '2');
    const file = 'records.bin';
    expect((await readFile(join(again, file))).equals(await readFile(join(folder, file)))).toBe(true);
    await rm(again, { recursive: true });
  });

  it.each(['', '0', '1.5', 'much'])('is not made of "%s" megabytes', async (size) => {
    await expect(make(folder, size)).rejects.toThrow('give a whole number of megabytes');
  });
});

describe('the app', () => {
  it('lets in who has the password, and nobody where there is none', () => {
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    expect(isAllowed(basic('playground:secret'), 'secret')).toBe(true);
    for (const wrong of [undefined, '', 'Basic', basic('playground:guess'), basic('someone:secret')]) {
      expect(isAllowed(wrong, 'secret')).toBe(false);
    }
    expect(isAllowed(basic('playground:'), '')).toBe(false);
  });
});
