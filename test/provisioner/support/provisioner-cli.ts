import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { bundleDirectory } from '../../../infra/bundle/functions.ts';
import { bundle } from '../../../infra/bundle.ts';

/** The command line as it is in the image: bundled, and away from the repository, where no package.json says of what kind it is. */
export async function provisionerCli() {
  await bundle(['provisioner-cli']);
  const script = join(await mkdtemp(join(tmpdir(), 'provisioner-cli-')), 'index.js');
  await copyFile(join(bundleDirectory('provisioner-cli'), 'index.js'), script);
  return {
    /** @param env the whole of what it is told of its world */
    start: (args: string[], env: Record<string, string>) =>
      execa(process.execPath, [script, ...args], { env, reject: false }),
    remove: () => rm(dirname(script), { recursive: true }),
  };
}
