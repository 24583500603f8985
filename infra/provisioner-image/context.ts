import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { getCACertificates } from 'node:tls';
import { transform } from 'esbuild';
import { bundleDirectory } from '../bundle/functions.ts';
import { type Bundle, bundle } from '../bundle.ts';
import { getAwsPlugin } from '../local/setup/aws-plugin.ts';
import { cacheFolder } from '../local/setup/cache.ts';
import type { Log } from '../local/setup/progress.ts';
import { getPulumi } from '../local/setup/pulumi-cli.ts';
import { run } from '../local/setup/run.ts';
import { getRuntimeClient, runtimeClientVersion } from '../local/setup/runtime-client.ts';
import { readVersions } from '../local/setup/versions.ts';
import { repositoryRoot } from '../repository.ts';

/** What the image is made of, each by its exact version. */
export interface Parts {
  versions: { pulumi: string; awsPlugin: string; runtimeClient: string };
  bundles: Bundle[];
  /** Programs written in Go. */
  programs: string[];
}

/**
 * Puts the parts of the image where Docker finds them; gets those that this machine does not have yet.
 * @param context an empty folder
 */
export async function prepareContext(context: string, log: Log): Promise<Parts> {
  const cache = cacheFolder(process.env);
  const versions = await readVersions(join(repositoryRoot, 'package-lock.json'));
  const cli = getPulumi({ cache, version: versions.pulumi, log });
  const [{ command }, pluginHome, runtimeClient, bundles] = await Promise.all([
    cli,
    getAwsPlugin({ cache, version: versions.aws, log }, cli),
    getRuntimeClient({ cache, log }),
    bundle(['provisioner', 'provisioner-cli']),
  ]);
  const plugins = join(context, 'plugins');
  const program = join(context, 'pulumi');
  await copy(isAbsolute(command) ? command : await run('which', [command]), program);
  await copy(join(pluginHome, 'plugins'), plugins);
  await system(join(context, 'system'), runtimeClient);
  await code(join(context, 'code'));
  // Lambda runs the image as a user of its own choice, and Pulumi keeps some files to whoever made them.
  await run('chmod', ['-R', 'a+rX,go-w', context]);
  // Only now, because the line above took others' right away.
  await run('chmod', ['1777', join(context, 'system/tmp')]);
  return {
    versions: { pulumi: versions.pulumi, awsPlugin: versions.aws, runtimeClient: await runtimeClientVersion() },
    bundles,
    programs: [program, join(plugins, `resource-aws-v${versions.aws}`, 'pulumi-resource-aws')],
  };
}

/**
 * The users that the image runs as: its own, and Lambda's, which is always this one though nowhere promised. A CLI that is
 * built here asks libc for the name of whoever runs it, and refuses to work for one that has none.
 */
const USERS = ['root:x:0:0::/tmp:/', 'provisioner:x:65532:65532::/tmp:/', 'lambda:x:993:990::/tmp:/'];

async function system(folder: string, runtimeClient: string): Promise<void> {
  await mkdir(join(folder, 'tmp'), { recursive: true });
  await copy(runtimeClient, join(folder, 'opt/runtime-client'));
  await mkdir(join(folder, 'etc/ssl/certs'), { recursive: true });
  await writeFile(join(folder, 'etc/passwd'), `${USERS.join('\n')}\n`);
  // Those that Node comes with: the CLI and the plugin look for a file, and slim bases have none.
  await writeFile(join(folder, 'etc/ssl/certs/ca-certificates.crt'), `${getCACertificates('bundled').join('\n')}\n`);
}

async function code(folder: string): Promise<void> {
  await copy(join(bundleDirectory('provisioner'), 'index.js'), join(folder, 'index.js'));
  await copy(join(bundleDirectory('provisioner-cli'), 'index.js'), join(folder, 'cli/index.js'));
  const start = await readFile(join(repositoryRoot, 'provisioner/start.ts'), 'utf8');
  await writeFile(join(folder, 'start.mjs'), (await transform(start, { loader: 'ts' })).code);
}

async function copy(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, dereference: true });
}
