import { mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { repositoryRoot } from '../../repository.ts';
import { getAwsPlugin } from './aws-plugin.ts';
import { cacheFolder } from './cache.ts';
import { getEmulatorPython } from './emulator-python.ts';
import type { Log } from './progress.ts';
import { getPulumi } from './pulumi-cli.ts';
import { readVersions } from './versions.ts';

/** Everything that runs on this machine besides Docker. */
export interface Tools {
  pulumi: PulumiCommand;
  /** Folders to put first on a PATH, so that `node` and `pulumi` are the right ones. */
  path: string[];
  /** A cache folder that holds the AWS plugin; see `linkPlugins`. */
  plugins: string;
  /** The interpreter that has the emulator. */
  python: string;
}

/** Finds or gets all tools, side by side; each says what it does. */
export async function getTools(options: { log: Log; signal?: AbortSignal | undefined }): Promise<Tools> {
  const { log, signal } = options;
  const cache = cacheFolder(process.env);
  const versions = await readVersions(join(repositoryRoot, 'package-lock.json'));
  const cli = getPulumi({ cache, version: versions.pulumi, log, signal });
  const [pulumi, plugins, python] = await Promise.all([
    cli,
    getAwsPlugin({ cache, version: versions.aws, log, signal }, cli),
    getEmulatorPython({ cache, log, signal }),
  ]);
  const path = [join(repositoryRoot, 'node_modules', '.bin')];
  if (isAbsolute(pulumi.command)) path.push(dirname(pulumi.command));
  return { pulumi, path, plugins, python };
}

/** Makes a PULUMI_HOME of one run: its own settings and work folders, the cache's plugins. */
export async function linkPlugins(plugins: string, pulumiHome: string): Promise<void> {
  await mkdir(pulumiHome, { recursive: true });
  const link = join(pulumiHome, 'plugins');
  await rm(link, { recursive: true, force: true });
  await symlink(join(plugins, 'plugins'), link, 'dir');
}
