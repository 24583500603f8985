import pidtree from 'pidtree';
import { processesOf } from '../support/processes-of.ts';

/** The three kinds of process of one engine run. */
export interface EngineRun {
  function: number;
  cli: number;
  plugin: number;
}

/** The engine run that is under way for a playground of this cloud (told from others by its endpoint), once its plugin is up. */
export async function engineRun(
  endpoint: string,
  verb: 'up' | 'destroy',
  name: string,
): Promise<EngineRun | undefined> {
  const processes = await processesOf(endpoint);
  const cli = processes.find(({ command }) => new RegExp(`^\\S*pulumi ${verb} .*\\b${name}-`).test(command));
  const plugin = processes.find(({ command, ppid }) => ppid === cli?.pid && command.includes('pulumi-resource-aws'));
  return cli && plugin ? { function: cli.ppid, cli: cli.pid, plugin: plugin.pid } : undefined;
}

/** SIGKILL to a process and all that came of it, as when Lambda ends an environment. */
export async function killTree(pid: number): Promise<void> {
  const [root, ...rest] = await pidtree(pid, { root: true });
  process.kill(root ?? pid, 'SIGKILL');
  for (const each of rest) {
    try {
      process.kill(each, 'SIGKILL');
    } catch (error) {
      // It ended by itself, or with its parent, since it was listed.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
