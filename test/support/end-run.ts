import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removeContainers } from '../../infra/local/emulator/containers.ts';
import { instanceName } from '../../infra/local/emulator/emulator.ts';
import { endLeftover, pidFile } from '../../infra/local/emulator/leftover.ts';
import { run } from '../../infra/local/setup/run.ts';
import { listProcesses, type RunningProcess } from '../../provisioner/engine/process-list.ts';
import { descendants } from '../../provisioner/engine/process-tree.ts';

/** The label of the containers that tests start by themselves: the folder of their run. */
export const RUN_LABEL = 'playground.test-run';

export interface InterruptedRun {
  /** Of this run alone; what its tests write for a while is in `temporaryFolder(folder)`. */
  folder: string;
  /** Whether there is a Docker in which containers can be left. */
  docker: boolean;
}

export const temporaryFolder = (folder: string): string => join(folder, 'tmp');

/**
 * Ends what an interrupted run has started. Its test files cannot do so: on a terminal they are interrupted themselves, and
 * emulators have sessions of their own, which a Ctrl-C does not reach.
 */
export async function endRun({ folder, docker }: InterruptedRun): Promise<void> {
  for (const id of startedBy(process.pid, folder, await listProcesses())) kill(id);
  const stateFolders = await foldersOfEmulators(temporaryFolder(folder));
  await Promise.all(stateFolders.map((stateDir) => endLeftover(stateDir, () => undefined)));
  if (!docker) return;
  for (const stateDir of stateFolders) await removeContainers(instanceName(stateDir));
  const ids = await run('docker', ['ps', '--all', '--quiet', '--filter', `label=${RUN_LABEL}=${folder}`]);
  const left = ids.split('\n').filter(Boolean);
  if (left.length > 0) await run('docker', ['rm', '--force', '--volumes', ...left]);
}

/**
 * Pure: what a run has started, by what is known of it: its descendants, and who works in its folder although its parent is
 * gone. Not the Docker daemon, which is needed to remove containers and is ended after that.
 */
export function startedBy(pid: number, folder: string, processes: readonly RunningProcess[]): number[] {
  const daemons = processes.filter(({ command }) => /^(\S*\/)?dockerd( |$)/.test(command)).map(({ id }) => id);
  const spared = new Set([pid, ...daemons, ...daemons.flatMap((id) => descendants(processes, id))]);
  const inFolder = processes.filter(({ command }) => command.includes(`${folder}/`)).map(({ id }) => id);
  return [...new Set([...descendants(processes, pid), ...inFolder])].filter((id) => !spared.has(id));
}

async function foldersOfEmulators(temporary: string): Promise<string[]> {
  const entries = await readdir(temporary, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(temporary, name));
  const found = await Promise.all(
    folders.map((each) =>
      access(pidFile(each)).then(
        () => [each],
        () => [],
      ),
    ),
  );
  return found.flat();
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch (error) {
    // It has ended since it was listed.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
