import { run } from '../setup/run.ts';

/** The label by which the emulator marks its containers: `instance:port`. */
const LABEL = 'ministack.instance';

/** Removes the containers, with their anonymous volumes, that the emulator of this name has made or left behind. */
export async function removeContainers(instance: string): Promise<void> {
  const format = `{{.ID}} {{.Label "${LABEL}"}}`;
  const listed = await run('docker', ['ps', '--all', '--filter', `label=${LABEL}`, '--format', format]);
  const ids = containersOf(instance, listed);
  if (ids.length > 0) await run('docker', ['rm', '--force', '--volumes', ...ids]);
}

/** @param listed lines of `id instance:port` */
export function containersOf(instance: string, listed: string): string[] {
  return listed
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, label]) => label?.startsWith(`${instance}:`))
    .map(([id]) => id ?? '');
}
