import { stop } from 'esbuild';
import { bundle } from '../bundle.ts';
import type { SettingsInput } from '../settings.ts';
import type { LocalCloudOptions } from './cloud.ts';
import { type Containers, getContainers } from './containers.ts';
import { packProvisioner } from './provisioner-package.ts';
import { decideDocker } from './setup/docker.ts';
import { getTools, type Tools } from './setup/index.ts';
import { named, timed } from './setup/progress.ts';
import { together } from './setup/together.ts';
import type { Undo } from './undo.ts';

interface Prepared {
  tools: Tools;
  containers: Containers;
  /** The setting of that name. */
  provisioner: SettingsInput['provisioner'];
}

/** What needs no running part, side by side. Docker comes first, because it may ask. */
export async function prepare(
  { docker, provisioner: choice = 'zip', log, signal }: LocalCloudOptions,
  dockerdLog: string,
  undo: Undo,
): Promise<Prepared> {
  const dockerOptions = { wanted: docker, env: process.env, log, logFile: dockerdLog };
  const plan = await decideDocker({ ...dockerOptions, signal });
  const [tools, containers] = await together<[Tools, Containers, unknown]>(signal, (either) => [
    getTools({ log, signal: either }),
    getContainers(plan, { ...dockerOptions, signal: either }, undo),
    timed(named(log, 'Bundles'), async () => {
      await bundle();
      // esbuild's own process would stay for the whole run, with hundreds of megabytes of what it has read.
      await stop();
    }),
  ]);
  const provisioner = await packProvisioner(choice, containers.simulatedWhy, log);
  return { tools, containers, provisioner };
}
