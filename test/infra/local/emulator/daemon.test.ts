import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type DaemonOptions, startDaemon } from '../../../../infra/local/emulator/daemon.ts';
import { isAlive } from '../../../../infra/local/setup/alive.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

/** A program that writes its own and its child's process id to `pids`, and then does as it is told. */
async function program(then: string, options: Partial<DaemonOptions> = {}): Promise<DaemonOptions & { pids: string }> {
  const folder = await temporaryFolder();
  const pids = join(folder, 'pids');
  // One that ends by itself leaves its child.
  onTestFinished(() => end(pids));
  const script = `
    const fs = require('node:fs');
    const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
    fs.writeFileSync(${JSON.stringify(`${pids}.new`)}, process.pid + ' ' + child.pid);
    fs.renameSync(${JSON.stringify(`${pids}.new`)}, ${JSON.stringify(pids)});
    ${then}`;
  return {
    pids,
    name: 'the daemon',
    command: process.execPath,
    args: ['-e', script],
    logFile: join(folder, 'log', 'daemon.log'),
    ready: async () => existsSync(pids),
    deadlineMs: 20_000,
    ...options,
  };
}

async function processes(options: { pids: string }): Promise<number[]> {
  return (await readFile(options.pids, 'utf8')).split(' ').map(Number);
}

async function end(pids: string): Promise<void> {
  if (!existsSync(pids)) return;
  for (const pid of (await processes({ pids })).filter(isAlive)) process.kill(pid, 'SIGKILL');
}

describe('a daemon', () => {
  it('is up when it is ready, and ends with its children, even those in groups of their own', async () => {
    const options = await program('setInterval(() => {}, 1000)');
    const daemon = await startDaemon(options);
    const all = await processes(options);
    expect(all[0]).toBe(daemon.pid);
    expect(all.every(isAlive)).toBe(true);
    await daemon.stop();
    expect(all.filter(isAlive)).toEqual([]);
    await daemon.stop();
  });

  it('that ends by itself is reported with the end of its log', async () => {
    const options = await program('console.error("port taken"); process.exit(1)', { ready: async () => false });
    await expect(startDaemon(options)).rejects.toThrow(/the daemon ended by itself[\s\S]*port taken/);
  });

  it('that is never ready is reported, and does not live on', async () => {
    const options = await program('console.log("thinking"); setInterval(() => {}, 1000)', { deadlineMs: 500 });
    // However long this machine takes to get that far.
    const thinking = async () => (await readFile(options.logFile, 'utf8')).includes('thinking');
    const ready = () => vi.waitUntil(thinking, { timeout: 30_000 }).then(() => false);
    await expect(startDaemon({ ...options, ready })).rejects.toThrow(/not ready within 0.5 s[\s\S]*thinking/);
    expect((await processes(options)).filter(isAlive)).toEqual([]);
  });

  it('that does not exist is named', async () => {
    const options = await program('', { command: 'no-such-daemon' });
    await expect(startDaemon(options)).rejects.toThrow(/starting the daemon: .*ENOENT/);
  });
});
