import { cp, mkdir, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleDirectory } from './bundle/functions.ts';
import { bundle } from './bundle.ts';
import { getAwsPlugin } from './local/setup/aws-plugin.ts';
import { cacheFolder } from './local/setup/cache.ts';
import { getPulumi } from './local/setup/pulumi-cli.ts';
import { run } from './local/setup/run.ts';
import { readVersions } from './local/setup/versions.ts';
import { repositoryRoot } from './repository.ts';

const HELP = `Builds the image of the provisioner function.

  node infra/provisioner-image.ts --tag 111122223333.dkr.ecr.eu-north-1.amazonaws.com/playground-provisioner:1

  --base   the image to start from, where AWS's own cannot be pulled`;

/** Puts the parts of the image where Docker finds them. @returns the build context */
async function prepareContext(log: (line: string) => void): Promise<string> {
  // The set-up's CLI and plugin are this machine's own.
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the image takes a Pulumi CLI and plugin for Linux on x86_64: build it on such a machine');
  }
  const cache = cacheFolder(process.env);
  const versions = await readVersions(join(repositoryRoot, 'package-lock.json'));
  const cli = getPulumi({ cache, version: versions.pulumi, log });
  const [{ command }, home] = await Promise.all([
    cli,
    getAwsPlugin({ cache, version: versions.aws, log }, cli),
    bundle(['provisioner']),
  ]);
  const context = join(repositoryRoot, 'dist/provisioner-image');
  await rm(context, { recursive: true, force: true });
  await mkdir(context, { recursive: true });
  await cp(isAbsolute(command) ? command : await run('which', [command]), join(context, 'pulumi'), {
    dereference: true,
  });
  await cp(join(home, 'plugins'), join(context, 'home/plugins'), { recursive: true, dereference: true });
  await cp(join(bundleDirectory('provisioner'), 'index.js'), join(context, 'index.js'));
  // Lambda runs the image as a user of its own choice, and Pulumi keeps some files to whoever made them.
  await run('chmod', ['-R', 'a+rX', context]);
  return context;
}

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { tag: { type: 'string' }, base: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help || !values.tag) {
    console.log(HELP);
    if (!values.help) process.exitCode = 2;
    return;
  }
  const context = await prepareContext(console.log);
  const base = values.base ? ['--build-arg', `BASE=${values.base}`] : [];
  const dockerfile = join(repositoryRoot, 'provisioner/Dockerfile');
  await run('docker', ['build', ...base, '--file', dockerfile, '--tag', values.tag, context], { onLine: console.log });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
