import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../setup/alive.ts';
import type { Log } from '../setup/progress.ts';
import { run } from '../setup/run.ts';
import type { Removed } from './containers.ts';
import { endTree } from './process-tree.ts';

/** The program that the emulator runs as, by which it is told from any other process. */
export const LAUNCHER = join(import.meta.dirname, 'launch.py');

/** Where the process id of a state folder's emulator is written down. */
export function pidFile(stateDir: string): string {
  return join(stateDir, 'emulator.pid');
}

/**
 * Ends the emulator of an earlier run of this state folder, with its functions and their engines. A run that was killed
 * could not do so, and its emulator would hold the port and start the containers again that we remove.
 * @param program what the process's command line must name: its id may be another process's by now
 */
export async function endLeftover(stateDir: string, say: Log, program = LAUNCHER): Promise<void> {
  const pid = Number.parseInt(await readFile(pidFile(stateDir), 'utf8').catch(() => ''), 10);
  if (!(pid > 0 && isAlive(pid) && (await commandLine(pid)).includes(program))) return;
  await endTree(pid);
  say(`an earlier run was killed: ended its emulator (process ${pid})`);
}

/** Pure: what was removed of an earlier run, in words; undefined where nothing was. */
export function removedText({ containers, volumes }: Removed): string | undefined {
  const parts = [
    containers > 0 ? `${containers} container${containers > 1 ? 's' : ''}` : '',
    volumes > 0 ? `${volumes} volume${volumes > 1 ? 's' : ''}` : '',
  ].filter(Boolean);
  return parts.length === 0 ? undefined : `removed ${parts.join(' and ')} that an earlier run left`;
}

async function commandLine(pid: number): Promise<string> {
  const ps = (): Promise<string> => run('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).catch(() => '');
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(ps);
}
