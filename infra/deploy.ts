import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { SSMClient } from '@aws-sdk/client-ssm';
import { bundle } from './bundle.ts';
import { imageKeys } from './images/image-keys.ts';
import { type ImageStackOptions, upRepositories } from './images/image-stack.ts';
import { pushTemplateImages } from './images/push-template-images.ts';
import { openRegistry } from './images/registry.ts';
import { cacheFolder } from './local/setup/cache.ts';
import { getPulumi } from './local/setup/pulumi-cli.ts';
import { readVersions } from './local/setup/versions.ts';
import { networkWarnings } from './network-settings.ts';
import { repositoryRoot } from './repository.ts';
import { ensureSecrets, parameterPrefix, SECRET_VARIABLES } from './secrets.ts';
import { parseSettings, type Settings } from './settings.ts';
import { slackManifest } from './slack-manifest.ts';
import { deployInfra, destroyInfra, type StackOptions } from './stack.ts';
import { readStackFile, STACK_FOLDER } from './stack-file.ts';
import { type Catalogue, readCatalogue } from './templates/catalogue.ts';
import { deployedTemplates } from './templates/deployed.ts';
import { fitsSettings } from './templates/fits-settings.ts';

const HELP = `Deploys the bot to AWS.

  npm run deploy -- --stack prod             deploy, or bring up to date
  npm run deploy -- --stack prod --destroy   remove it; the secrets in SSM stay

Builds the templates' images and copies those that they only name, into ECR, where they are not there yet: with Docker.
Settings are Pulumi stack configuration: copy infra/Pulumi.example.yaml to infra/Pulumi.prod.yaml.
State goes to the Pulumi backend that you are logged in to, or that PULUMI_BACKEND_URL names (such as s3://my-bucket);
PULUMI_CONFIG_PASSPHRASE is its passphrase, which may be empty, as no secret is in it.
AWS credentials are found as the AWS CLI finds them.
The first time, make a Slack app from infra/slack-manifest.json and give its secrets in ${Object.values(SECRET_VARIABLES).join(' and ')}.`;

async function main(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { stack: { type: 'string' }, destroy: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help || !values.stack) {
    console.log(HELP);
    if (!values.help) process.exitCode = 2;
    return;
  }
  const log = (line: string) => console.log(line);
  const { pulumi: version } = await readVersions(join(repositoryRoot, 'package-lock.json'));
  const pulumi = await getPulumi({ cache: cacheFolder(env), version, log });
  const options: StackOptions = {
    stackName: values.stack,
    workDir: STACK_FOLDER,
    env: {},
    pulumi,
    engineConfig: {},
    log,
  };
  if (values.destroy) return await destroyInfra(options);

  const { settings: given, region } = await readStackFile(values.stack, pulumi);
  const settings = parseSettings(given);
  const catalogue = await readCatalogue({ defaultTemplate: settings.defaultTemplate });
  for (const line of fitsSettings(catalogue, settings)) log(line);
  for (const line of networkWarnings(settings)) log(styleText('red', line));
  const place = { stackName: values.stack, region, pulumi, log };
  const deployed = deployedTemplates(catalogue, await bringImages(catalogue, settings, place));
  for (const { name, bytes } of await bundle()) log(`dist/${name}: ${Math.round(bytes / 1024)} KB`);
  const { made } = await ensureSecrets(new SSMClient({ region }), parameterPrefix(values.stack), {
    signingSecret: env[SECRET_VARIABLES.signingSecret],
    botToken: env[SECRET_VARIABLES.botToken],
  });
  for (const name of made) log(`put ${name}`);
  const { botFunctionUrl } = await deployInfra({ ...options, settings, deployed });
  const manifest = join(repositoryRoot, 'dist/slack-manifest.json');
  await writeFile(manifest, `${JSON.stringify(await slackManifest(botFunctionUrl), null, 2)}\n`);
  log(`Deployed. Paste ${manifest} into the Slack app's manifest: it holds the bot's address, ${botFunctionUrl}`);
}

/** The images of all templates: those that the settings name as they are, the rest built or copied into ECR. */
async function bringImages(
  { images }: Catalogue,
  { templateImages }: Settings,
  place: ImageStackOptions,
): Promise<Record<string, string>> {
  const wanted = Object.fromEntries(Object.entries(images).filter(([key]) => !(key in templateImages)));
  if (Object.keys(wanted).length === 0) return templateImages;
  const urls = await upRepositories(place, imageKeys({ images }));
  const registry = await openRegistry(place.region, place.log);
  return { ...templateImages, ...(await pushTemplateImages({ images: wanted }, urls, registry)) };
}

try {
  await main(process.argv.slice(2), process.env);
} catch (error) {
  // The message says what to do; a stack trace above it would hide that.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
