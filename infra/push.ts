import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { imageKeys, PROVISIONER } from './images/image-keys.ts';
import { destroyRepositories, upRepositories } from './images/image-stack.ts';
import { pushImage } from './images/push-image.ts';
import { openRegistry } from './images/registry.ts';
import { settingsOfImage } from './images/settings-lines.ts';
import { cacheFolder } from './local/setup/cache.ts';
import { getPulumi } from './local/setup/pulumi-cli.ts';
import { readVersions } from './local/setup/versions.ts';
import { buildProvisionerImage } from './provisioner-image/build.ts';
import { repositoryRoot } from './repository.ts';
import { readStackFile } from './stack-file.ts';
import { readCatalogue } from './templates/catalogue.ts';

const HELP = `Makes the ECR repositories of a deployment, builds the image of the provisioner, pushes it unless it is
there, and prints the settings that name it by digest. The templates' images are brought by npm run deploy.

  npm run push -- --stack prod             after a change of the provisioner, and before the first deploy
  npm run push -- --stack prod --destroy   remove the repositories with their images

Reads aws:region of infra/Pulumi.prod.yaml. Pulumi's state, its passphrase and AWS credentials are as for npm run deploy.`;

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
  const options = { stackName: stack, region, pulumi, log };
  if (values.destroy) return await destroyRepositories(options);
  const { [PROVISIONER]: url } = await upRepositories(options, imageKeys(await readCatalogue()));
  if (!url) throw new Error('the repositories were made, and none of them is for the provisioner');
  await buildProvisionerImage({ tag: LOCAL_TAG, log });
  log(settingsOfImage(await pushImage(LOCAL_TAG, url, await openRegistry(region, log))));
}

try {
  await main(process.argv.slice(2), process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
