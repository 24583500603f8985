import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endLeftover, pidFile, removedText } from '../../../../infra/local/emulator/leftover.ts';
import { isAlive } from '../../../../infra/local/setup/alive.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

/** A state folder in which a run was killed while this process was its emulator. */
async function killedRun(): Promise<{ stateDir: string; pid: number }> {
  const stateDir = await temporaryFolder();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'the-emulator'], { detached: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  const pid = child.pid as number;
  await writeFile(pidFile(stateDir), `${pid}\n`);
  return { stateDir, pid };
}

describe('the emulator of a run that was killed', () => {
  it('is ended before the next run, which says so', async () => {
    const { stateDir, pid } = await killedRun();
    const said: string[] = [];
    await endLeftover(stateDir, (line) => said.push(line), 'the-emulator');
    expect(isAlive(pid)).toBe(false);
    expect(said).toEqual([expect.stringContaining(`process ${pid}`)]);
  });

  it('is not taken for another process that has its id now', async () => {
    const { stateDir, pid } = await killedRun();
    await endLeftover(stateDir, () => expect.unreachable(), 'launch.py');
    expect(isAlive(pid)).toBe(true);
  });

  it('is no matter where there was none', async () => {
    await endLeftover(await temporaryFolder(), () => expect.unreachable());
  });
});

describe('what an earlier run left', () => {
  it.each([
    [{ containers: 0, volumes: 0 }, undefined],
    [{ containers: 1, volumes: 0 }, 'removed 1 container that an earlier run left'],
    [{ containers: 4, volumes: 2 }, 'removed 4 containers and 2 volumes that an earlier run left'],
  ])('is told where it was removed: %j', (removed, text) => expect(removedText(removed)).toBe(text));
});
