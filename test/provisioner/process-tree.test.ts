import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { killDescendants } from '../../provisioner/process-tree.ts';

// A child that starts a grandchild in a process group of its own, as Pulumi does with plugins, and tells its id.
const SLEEP = 'setInterval(() => undefined, 1000)';
const FAMILY = `const c = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(SLEEP)}], { detached: true, stdio: 'ignore' }); console.log(c.pid); ${SLEEP}`;

const started: (ChildProcess | number)[] = [];
afterEach(() => {
  for (const each of started.splice(0)) {
    try {
      process.kill(typeof each === 'number' ? each : (each.pid ?? 0), 'SIGKILL');
    } catch {
      // It is dead already, which is what most of these tests are about.
    }
  }
});

/** A killed orphan may stay in the table until init takes it away: `Z`, and dead all the same. */
async function isAlive(pid: number): Promise<boolean> {
  const { stdout } = await execa('ps', ['-o', 'stat=', '-p', String(pid)], { reject: false });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}

async function family(): Promise<{ child: ChildProcess; grandchild: number }> {
  const child = spawn(process.execPath, ['-e', FAMILY], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  if (!child.stdout) throw new Error('no output');
  const [line] = await once(createInterface(child.stdout), 'line');
  const grandchild = Number(line);
  started.push(grandchild);
  return { child, grandchild };
}

describe('killDescendants', () => {
  it('reaches a grandchild in a process group of its own, which a group kill misses', async () => {
    const { child, grandchild } = await family();
    expect(await isAlive(grandchild)).toBe(true);
    const exited = once(child, 'exit');
    const killed = await killDescendants(process.pid);
    expect(killed).toEqual(expect.arrayContaining([child.pid, grandchild]));
    await exited;
    await vi.waitFor(async () => expect(await isAlive(grandchild)).toBe(false));
  });

  it('has nothing to say when there is nobody', async () => {
    await expect(killDescendants(process.pid, async () => [])).resolves.toEqual([]);
  });

  it('passes over one that has ended since the list was made', async () => {
    const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
    await once(child, 'exit');
    await expect(killDescendants(process.pid, async () => [child.pid ?? 0])).resolves.toEqual([]);
  });

  it('does not hide that the list could not be made', async () => {
    const unlisted = killDescendants(process.pid, () => Promise.reject(new Error('there is no ps')));
    await expect(unlisted).rejects.toThrow('there is no ps');
  });
});
