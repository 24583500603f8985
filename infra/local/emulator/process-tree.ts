import { setTimeout as delay } from 'node:timers/promises';
import { pidtree } from 'pidtree';
import { isAlive } from '../setup/alive.ts';

/** How long a process has to end by itself before it is killed. */
const GRACE_MS = 10_000;
const LOOK_EVERY_MS = 50;

/**
 * Ends a process and all that it started, politely first. The descendants are collected before anything is signalled:
 * Pulumi's plugins have process groups of their own, and once their parent is dead nothing leads to them.
 */
export async function endTree(pid: number): Promise<void> {
  const descendants = await descendantsOf(pid);
  signal(pid, 'SIGTERM');
  await gone([pid], GRACE_MS);
  await kill([pid, ...descendants]);
}

/** Kills all that a process started, and leaves the process itself. */
export async function killDescendants(pid: number): Promise<void> {
  await kill(await descendantsOf(pid));
}

async function kill(pids: number[]): Promise<void> {
  for (const pid of pids) signal(pid, 'SIGKILL');
  await gone(pids, GRACE_MS);
}

async function descendantsOf(pid: number): Promise<number[]> {
  try {
    return await pidtree(pid);
  } catch {
    // pidtree throws for a process that is gone, which then has none.
    return [];
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function gone(pids: number[], withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (pids.some(isAlive) && Date.now() < deadline) await delay(LOOK_EVERY_MS);
}
