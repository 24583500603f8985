import { readFileSync } from 'node:fs';

/** Whether a process of this id runs, be it ours or somebody else's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A process that has ended stays in the table until its parent looks, and where process 1 never does, for ever. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    // This system has no /proc, or the process went just now and its next look will tell.
    return false;
  }
}
