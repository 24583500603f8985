import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimStateFolder, runningWith, writeLocalFile } from '../../../infra/local/state-folder.ts';
import { temporaryFolder } from './setup/temporary-folder.ts';

describe('a state folder', () => {
  it('is fresh for each run', async () => {
    const stateDir = await temporaryFolder();
    const first = await claimStateFolder(stateDir);
    await writeFile(join(first.infraState, 'old'), '');
    await first.release();
    const second = await claimStateFolder(stateDir);
    expect(existsSync(join(second.infraState, 'old'))).toBe(false);
    expect([first.usedBefore, second.usedBefore]).toEqual([false, true]);
  });

  it('belongs to one run at a time', async () => {
    const stateDir = await temporaryFolder();
    await claimStateFolder(stateDir);
    await expect(claimStateFolder(stateDir)).rejects.toThrow(`process ${process.pid}`);
  });

  it('tells nobody but its user how to sign, and only while the run lasts', async () => {
    const stateDir = await temporaryFolder();
    const folder = await claimStateFolder(stateDir);
    const content = {
      functionUrl: 'http://f',
      slackUrl: 'http://s',
      apiUrl: 'http://127.0.0.1:3',
      signingSecret: 'secret',
      teamId: 'T0',
    };
    await writeLocalFile(stateDir, content);
    const file = join(stateDir, 'local.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(content);
    expect((await stat(file)).mode & 0o077).toBe(0);
    await folder.release();
    expect(existsSync(file)).toBe(false);
  });
});

describe('the run of a state folder', () => {
  it('is known by its process as long as it lasts', async () => {
    const stateDir = await temporaryFolder();
    expect(await runningWith(stateDir)).toBeUndefined();
    const folder = await claimStateFolder(stateDir);
    expect(await runningWith(stateDir)).toBe(process.pid);
    await folder.release();
    expect(await runningWith(stateDir)).toBeUndefined();
  });
});
