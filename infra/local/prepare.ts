import { stop } from 'esbuild';
import { together } from '../../provisioner/contract/together.ts';
import { bundle } from '../bundle.ts';
import { type Catalogue, readCatalogue } from '../templates/catalogue.ts';
import type { LocalCloudOptions } from './cloud.ts';
import { type Containers, getContainers } from './containers.ts';
import { bundlesFor, packProvisioner } from './provisioner-package.ts';
import { decideDocker } from './setup/docker.ts';
import { getTools, type Tools } from './setup/index.ts';
import { named, timed } from './setup/progress.ts';
import type { Undo } from './undo.ts';

interface Prepared {
  tools: Tools;
  catalogue: Catalogue;
  containers: Containers;
  /** The setting `provisioner`, by the emulator's address. */
  provisionerAt: Awaited<ReturnType<typeof packProvisioner>>;
}

/** What needs no running part, side by side. Docker comes first, because it may ask. */
export async function prepare(
  { docker, provisioner = 'zip', templates, log, signal }: LocalCloudOptions,
  dockerdLog: string,
  undo: Undo,
): Promise<Prepared> {
  const catalogue = await readCatalogue({ ...(templates && { roots: templates }) });
  const dockerOptions = { wanted: docker, env: process.env, log, logFile: dockerdLog };
  const plan = await decideDocker({ ...dockerOptions, signal });
  const [tools, containers] = await together<[Tools, Containers, unknown]>(signal, (either) => [
    getTools({ log, signal: either }),
    getContainers(plan, { ...dockerOptions, signal: either }, catalogue, undo),
    timed(named(log, 'Bundles'), async () => {
      await bundle(bundlesFor(provisioner));
      // esbuild's own process would stay for the whole run, with hundreds of megabytes of what it has read.
      await stop();
    }),
  ]);
  const provisionerAt = await packProvisioner(provisioner, containers.simulatedWhy, log);
  return { tools, catalogue, containers, provisionerAt };
}
