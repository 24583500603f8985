import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyTemporaryFolder } from '../../../../infra/local/emulator/temporary-folder.ts';
import { run } from '../../../../infra/local/setup/run.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

describe("the emulator's temporary folder", () => {
  it('is emptied of what an earlier run left', async () => {
    const stateDir = await temporaryFolder();
    const left = join(await emptyTemporaryFolder(stateDir), 'ministack-lambda-bot-1');
    await mkdir(left);
    await emptyTemporaryFolder(stateDir);
    expect(existsSync(left)).toBe(false);
  });

  it('runs CommonJS, even inside of a repository of ES modules', async () => {
    const repository = await temporaryFolder();
    await writeFile(join(repository, 'package.json'), '{"type":"module"}');
    const code = join(await emptyTemporaryFolder(join(repository, '.local')), 'code');
    await mkdir(code);
    await writeFile(join(code, 'index.js'), "console.log(typeof require('node:path').join)");
    expect(await run(process.execPath, [join(code, 'index.js')])).toBe('function');
  });
});
