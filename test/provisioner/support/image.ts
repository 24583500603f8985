import { existsSync } from 'node:fs';
import { cacheFolder } from '../../../infra/local/setup/cache.ts';
import { runtimeClientEntry } from '../../../infra/local/setup/runtime-client.ts';
import { buildProvisionerImage } from '../../../infra/provisioner-image/build.ts';
import type { Layer } from '../../../infra/provisioner-image/layers.ts';
import { dockerForTests } from '../../support/docker.ts';

export const IMAGE = 'playground-local/provisioner:test';

/** Whether the provisioner's image can be built and run here, and how a skipped suite says that it cannot. */
export async function imageForTests(): Promise<{ here: boolean; suite(name: string): string }> {
  const docker = await dockerForTests();
  if (!docker.here) return docker;
  // Tests do not compile it: `npm test` does so before the first one, where it can.
  const compiled = existsSync(await runtimeClientEntry(cacheFolder(process.env)));
  return {
    here: compiled,
    suite: (name) => (compiled ? name : `${name} (skipped: Lambda's runtime client could not be compiled here)`),
  };
}

/** Builds the image under {@link IMAGE}; of one that is there and up to date Docker makes nothing anew. */
export async function buildImageForTests(): Promise<Layer[]> {
  return buildProvisionerImage({ tag: IMAGE, log: () => {} });
}
