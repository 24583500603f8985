import { run } from '../setup/run.ts';

/** The label by which the emulator marks what it makes in Docker: `instance:port`. */
const LABEL = 'ministack.instance';

export interface Removed {
  containers: number;
  volumes: number;
}

/** Removes the containers and volumes that the emulator of this name has made or left behind: networks it makes none. */
export async function removeContainers(instance: string): Promise<Removed> {
  const containers = await marked(instance, ['ps', '--all'], '{{.ID}}');
  if (containers.length > 0) await run('docker', ['rm', '--force', '--volumes', ...containers]);
  // After the containers: one that is in use cannot go.
  const volumes = await marked(instance, ['volume', 'ls'], '{{.Name}}');
  if (volumes.length > 0) await run('docker', ['volume', 'rm', '--force', ...volumes]);
  return { containers: containers.length, volumes: volumes.length };
}

async function marked(instance: string, list: readonly string[], id: string): Promise<string[]> {
  const format = `${id} {{.Label "${LABEL}"}}`;
  return idsOf(instance, await run('docker', [...list, '--filter', `label=${LABEL}`, '--format', format]));
}

/** @param listed lines of `id instance:port` */
export function idsOf(instance: string, listed: string): string[] {
  return listed
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, label]) => label?.startsWith(`${instance}:`))
    .map(([id]) => id ?? '');
}
