import { listProcesses, type RunningProcess } from './process-list.ts';

/** Ids of all processes that `root` started, and that those have started. */
export function descendants(processes: readonly RunningProcess[], root: number): number[] {
  const children = processes.filter(({ parent, id }) => parent === root && id !== root).map(({ id }) => id);
  return children.flatMap((id) => [id, ...descendants(processes, id)]);
}

/**
 * Kills an engine: what this process has started and what that has started, and whatever was started from the engine's
 * folder. The tree alone is not enough, because a plugin whose CLI was killed hangs on init, and goes on; a group kill is
 * not either, because Pulumi starts plugins in process groups of their own.
 * @param folder an absolute path that only this engine's plugins have in their command
 * @param spare ids of processes that are no engine's
 * @returns the ids that were killed
 */
export async function killEngine(
  folder: string,
  spare: ReadonlySet<number> = new Set(),
  list: () => Promise<RunningProcess[]> = listProcesses,
): Promise<number[]> {
  const processes = await list();
  const started = descendants(processes, process.pid);
  const orphans = processes.filter(({ command }) => command.includes(folder)).map(({ id }) => id);
  return [...new Set([...started, ...orphans])]
    .filter((id) => id !== process.pid && !spare.has(id))
    .filter((id) => {
      try {
        return process.kill(id, 'SIGKILL');
      } catch (error) {
        // It has ended by itself since the list was made.
        if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
        throw error;
      }
    });
}
