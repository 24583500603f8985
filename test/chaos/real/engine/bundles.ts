import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { bundleOptions } from '../../../../infra/bundle.ts';

const own = (file: string): string => fileURLToPath(import.meta.resolve(file));

/** What the engine reads its events with is counted-events.ts; nothing of the product knows of it. */
const countedEvents: Plugin = {
  name: 'counted-events',
  setup(building) {
    let replaced = false;
    building.onResolve({ filter: /^\.\/events\.ts$/ }, ({ importer }) => {
      if (!importer.endsWith('/provisioner/engine/engine.ts')) return undefined;
      replaced = true;
      return { path: own('./counted-events.ts') };
    });
    // Without it nothing would ever be stopped, and the chaos would find nothing.
    building.onEnd(() => (replaced ? {} : { errors: [{ text: 'engine.ts imports no ./events.ts to be replaced' }] }));
  },
};

/** The provisioner in two shapes, bundled as its image is. */
export interface ProvisionerBundles {
  /** The command line, which tells of the engine's events and can be stopped at one. */
  cli: string;
  /** The function, for whoever keeps it warm. */
  warmFunction: string;
}

/** @param folder gets the bundles */
export async function buildProvisioners(folder: string): Promise<ProvisionerBundles> {
  const { plugins, ...options } = bundleOptions('provisioner-cli');
  const made = { cli: join(folder, 'cli.cjs'), warmFunction: join(folder, 'warm-function.cjs') };
  await Promise.all([
    build({ ...options, plugins: [...plugins, countedEvents], outfile: made.cli }),
    build({ ...options, plugins, entryPoints: [own('./warm-function.ts')], outfile: made.warmFunction }),
  ]);
  return made;
}
