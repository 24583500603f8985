import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ECRClient } from '@aws-sdk/client-ecr';
import { execa } from 'execa';
import { digestOf, registryLogin } from './images/ecr.ts';
import { PROVISIONER } from './images/image-keys.ts';
import { pushImage } from './images/push-image.ts';
import { imageRepositories } from './images/repositories.ts';
import { settingsOfImages } from './images/settings-lines.ts';
import { buildTemplateImages } from './local/images.ts';
import { cacheFolder } from './local/setup/cache.ts';
import { getPulumi } from './local/setup/pulumi-cli.ts';
import { run } from './local/setup/run.ts';
import { readVersions } from './local/setup/versions.ts';
import { buildProvisionerImage } from './provisioner-image/build.ts';
import { repositoryRoot } from './repository.ts';
import { destroyInfra, type StackOptions, upStack } from './stack.ts';
import { readStackFile } from './stack-file.ts';

const HELP = `Makes the ECR repositories of a deployment, builds the images of the provisioner and of the templates, pushes
those that are not there yet, and prints the settings that name them by digest.

  npm run push -- --stack prod             after a change of images, and before the first deploy
  npm run push -- --stack prod --destroy   remove the repositories with their images

Reads aws:region of infra/Pulumi.prod.yaml. Pulumi's state, its passphrase and AWS credentials are as for npm run deploy.`;

/** A project of its own: functions are made from images, and images need the repositories first. */
const PROJECT = 'playground-images';
const LOCAL_TAG = 'playground-local/provisioner:to-push';

const log = (line: string): void => console.log(line);

async function main(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { stack: { type: 'string' }, destroy: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const { stack } = values;
  if (values.help || !stack) {
    console.log(HELP);
    if (!values.help) process.exitCode = 2;
    return;
  }
  const { pulumi: version } = await readVersions(join(repositoryRoot, 'package-lock.json'));
  const pulumi = await getPulumi({ cache: cacheFolder(env), version, log });
  const { region } = await readStackFile(stack, pulumi);
  // The stack has no settings of its own to keep.
  const workDir = await mkdtemp(join(tmpdir(), 'playground-push-'));
  const engineConfig = { 'aws:region': region };
  const options: StackOptions = { stackName: stack, projectName: PROJECT, workDir, env: {}, pulumi, engineConfig, log };
  try {
    if (values.destroy) return await destroyInfra(options);
    const urls = (await upStack(options, imageRepositories(stack))) as Record<string, string>;
    await pushAll(urls, new ECRClient({ region }));
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** @param urls image key → repository URL */
async function pushAll(urls: Record<string, string>, ecr: ECRClient): Promise<void> {
  const { templateImages } = await buildTemplateImages({ docker: 'docker', log });
  await buildProvisionerImage({ tag: LOCAL_TAG, log });
  const { registry, user, password } = await registryLogin(ecr);
  // By standard input, because a command line can be read by everybody on the machine.
  await execa('docker', ['login', '--username', user, '--password-stdin', registry], { input: password });
  const deps = {
    docker: (args: string[]) => run('docker', args),
    digestOf: (url: string, tag: string) => digestOf(ecr, url, tag),
    log,
  };
  const pushed: Record<string, string> = {};
  for (const [key, local] of Object.entries({ [PROVISIONER]: LOCAL_TAG, ...templateImages })) {
    const url = urls[key];
    if (!url)
      throw new Error(`there is no repository for ${key}: a template names an image that this program does not`);
    pushed[key] = await pushImage(local, url, deps);
  }
  console.log(settingsOfImages(pushed));
}

try {
  await main(process.argv.slice(2), process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
