import { readdir, readFile } from 'node:fs/promises';
import pidtree from 'pidtree';

interface Process {
  pid: number;
  ppid: number;
  command: string;
}

async function read(pid: number, endpoint: string): Promise<Process | undefined> {
  try {
    const environ = await readFile(`/proc/${pid}/environ`, 'utf8');
    if (!environ.split('\0').includes(`AWS_ENDPOINT_URL=${endpoint}`)) return undefined;
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    return { pid, ppid: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), command };
  } catch (error) {
    // It ended while it was being read, or is not ours to read.
    if (['ENOENT', 'EACCES', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

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
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  const processes = (await Promise.all(pids.map((pid) => read(pid, endpoint)))).filter((each) => each !== undefined);
  const cli = processes.find(({ command }) => new RegExp(`^\\S*pulumi ${verb} .*\\b${name}-`).test(command));
  const plugin = processes.find(({ command, ppid }) => ppid === cli?.pid && command.includes('pulumi-resource-aws'));
  return cli && plugin ? { function: cli.ppid, cli: cli.pid, plugin: plugin.pid } : undefined;
}

/** SIGKILL to a process and all that came of it, as when Lambda ends an environment. */
export async function killTree(pid: number): Promise<void> {
  const all = await pidtree(pid, { root: true });
  for (const each of all) process.kill(each, 'SIGKILL');
}
