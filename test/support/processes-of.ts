import { readdir, readFile } from 'node:fs/promises';

export interface CloudProcess {
  pid: number;
  ppid: number;
  command: string;
}

/** The processes that work on the cloud at `endpoint`, by their environment. Those that have ended and are not buried yet are none. */
export async function processesOf(endpoint: string): Promise<CloudProcess[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  return (await Promise.all(pids.map((pid) => read(pid, endpoint)))).filter((each) => each !== undefined);
}

async function read(pid: number, endpoint: string): Promise<CloudProcess | undefined> {
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
