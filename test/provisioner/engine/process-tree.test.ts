import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listProcesses } from '../../../provisioner/engine/process-list.ts';
import { descendants, killEngine } from '../../../provisioner/engine/process-tree.ts';

// A child that starts a grandchild in a process group of its own, as Pulumi does with plugins, and tells its id.
const MARK = '/folder/of/an/engine';
const SLEEP = `setInterval(() => '${MARK}', 1000)`;
const FAMILY = `const c = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(SLEEP)}], { detached: true, stdio: 'ignore' }); console.log(c.pid); ${SLEEP}`;

// What other files of this process have started, such as a bundler, is none of theirs.
const others = new Set(descendants(await listProcesses(), process.pid));

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

/** A killed orphan may stay in the table until init takes it away: it has no command any more, and is dead. */
async function isAlive(pid: number): Promise<boolean> {
  const found = (await listProcesses()).find(({ id }) => id === pid);
  return found !== undefined && found.command !== '' && !found.command.includes('<defunct>');
}

/** A machine that is busy takes its time over a kill, too. */
const untilDead = (pid: number) =>
  vi.waitFor(async () => expect(await isAlive(pid)).toBe(false), { timeout: 30_000, interval: 50 });

async function family(): Promise<{ child: ChildProcess; grandchild: number }> {
  const child = spawn(process.execPath, ['-e', FAMILY], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  if (!child.stdout) throw new Error('no output');
  const [line] = await once(createInterface(child.stdout), 'line');
  const grandchild = Number(line);
  started.push(grandchild);
  return { child, grandchild };
}

describe('killEngine', () => {
  it('reaches a grandchild in a process group of its own, which a group kill misses', async () => {
    const { child, grandchild } = await family();
    expect(await isAlive(grandchild)).toBe(true);
    const exited = once(child, 'exit');
    expect(await killEngine('/no/folder', others)).toEqual(expect.arrayContaining([child.pid, grandchild]));
    await exited;
    await untilDead(grandchild);
  });

  it('reaches an orphan by the folder that it was started from', async () => {
    const { child, grandchild } = await family();
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    expect(await isAlive(grandchild)).toBe(true);
    expect(await killEngine('/no/folder', others)).not.toContain(grandchild);
    expect(await killEngine(MARK, others)).toContain(grandchild);
    await untilDead(grandchild);
  });

  it('spares what is no engine, and this process', async () => {
    const { child, grandchild } = await family();
    const killed = await killEngine(MARK, new Set([...others, child.pid ?? 0]));
    expect(killed).toContain(grandchild);
    expect(killed).not.toContain(child.pid);
    expect(killed).not.toContain(process.pid);
  });

  it('passes over one that has ended since the list was made', async () => {
    const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
    await once(child, 'exit');
    const gone = { id: child.pid ?? 0, parent: process.pid, command: 'gone' };
    await expect(killEngine('/no/folder', new Set(), async () => [gone])).resolves.toEqual([]);
  });

  it('does not hide that the list could not be made', async () => {
    const unlisted = killEngine('/no/folder', new Set(), () => Promise.reject(new Error('no list')));
    await expect(unlisted).rejects.toThrow('no list');
  });
});

describe('descendants', () => {
  it('are all generations, and nobody else', () => {
    const of = (id: number, parent: number) => ({ id, parent, command: '' });
    const processes = [of(1, 0), of(2, 1), of(3, 2), of(4, 3), of(5, 1), of(6, 5)];
    expect(descendants(processes, 2)).toEqual([3, 4]);
    expect(descendants([of(0, 0)], 0)).toEqual([]);
  });
});
