import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../../infra/local/setup/cache.ts';
import { withLock } from '../../../infra/local/setup/lock.ts';
import { runtimeClientEntry } from '../../../infra/local/setup/runtime-client.ts';
import { buildProvisionerImage } from '../../../infra/provisioner-image/build.ts';
import { dockerForTests } from '../../support/docker.ts';
import { TEST_RUN_FOLDER } from '../../support/machine.ts';

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

/** Builds the image under {@link IMAGE}, unless another file of this run of the tests has done so. */
export async function buildImageForTests(): Promise<void> {
  const build = () => buildProvisionerImage({ tag: IMAGE, log: () => {} });
  const run = process.env[TEST_RUN_FOLDER];
  if (run === undefined) {
    await build();
    return;
  }
  const built = join(run, 'provisioner-image-is-built');
  await withLock(`${built}.lock`, async () => {
    if (existsSync(built)) return;
    await build();
    await writeFile(built, '');
  });
}
