import { setTimeout as delay } from 'node:timers/promises';
import { run } from '../setup/run.ts';

/** The label by which the emulator marks what it makes in Docker: `instance:port`. */
const LABEL = 'ministack.instance';

/** What Docker says of a container that somebody else is removing at this moment, or has just removed. */
const GOES_ANYWAY = /is already in progress|No such container/;
const LOOK_EVERY_MS = 100;
/** Docker takes seconds for a removal on a busy machine; one that takes longer than this hangs. */
const PATIENCE_MS = 60_000;

export interface Removed {
  containers: number;
  volumes: number;
}

/** A docker command. @returns its standard output @throws with what it said, where it fails */
type Docker = (args: readonly string[]) => Promise<string>;

/**
 * Removes the containers and volumes that the emulator of this name has made or left behind: networks it makes none. Returns
 * when they are gone, also where the emulator's own removal of a container has only begun.
 */
export async function removeContainers(
  instance: string,
  docker: Docker = (args) => run('docker', args),
): Promise<Removed> {
  const containers = new Set<string>();
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const left = await marked(instance, ['ps', '--all'], '{{.ID}}', docker);
    if (left.length === 0) break;
    for (const id of left) containers.add(id);
    await docker(['rm', '--force', '--volumes', ...left]).catch(async (error: unknown) => {
      if (!GOES_ANYWAY.test(String(error)) || Date.now() > end) throw error;
      await delay(LOOK_EVERY_MS);
    });
  }
  // After the containers: one that is in use cannot go.
  const volumes = await marked(instance, ['volume', 'ls'], '{{.Name}}', docker);
  if (volumes.length > 0) await docker(['volume', 'rm', '--force', ...volumes]);
  return { containers: containers.size, volumes: volumes.length };
}

async function marked(instance: string, list: readonly string[], id: string, docker: Docker): Promise<string[]> {
  const format = `${id} {{.Label "${LABEL}"}}`;
  return idsOf(instance, await docker([...list, '--filter', `label=${LABEL}`, '--format', format]));
}

/** @param listed lines of `id instance:port` */
export function idsOf(instance: string, listed: string): string[] {
  return listed
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, label]) => label?.startsWith(`${instance}:`))
    .map(([id]) => id ?? '');
}
