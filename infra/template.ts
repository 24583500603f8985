import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ECRClient } from '@aws-sdk/client-ecr';
import { report } from '../provisioner/compose/check/report.ts';
import { compileTemplate } from '../provisioner/compose/compile.ts';
import { folderFiles } from '../provisioner/compose/folder-files.ts';
import { pricePerHour } from '../provisioner/contract/price.ts';
import { copyTag } from './images/copy-tag.ts';
import { repositoryUrl } from './images/ecr.ts';
import { repositoryName } from './images/image-keys.ts';
import { openRegistry } from './images/registry.ts';
import { pricesIn } from './prices.ts';
import { readStackFile, STACK_FOLDER } from './stack-file.ts';
import { readCatalogue } from './templates/catalogue.ts';

const HELP = `  npm run template -- check provisioner/templates/hello
  npm run template -- check path/to/folder --region eu-central-1   with the prices of a region

Says what a template's Compose file becomes, and everything that is wrong with it. Nothing is built or made. Ends with 1
where something is refused.

  npm run template -- copy miniflux/app=2.2.6 --stage prod

Copies another tag of an image that a template only names into the ECR of a stage, where \`--tag app=2.2.6\` finds it.`;

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      region: { type: 'string' },
      stage: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const { region, stage, help } = values;
  const [verb, what, ...others] = positionals;
  const isWhole = what !== undefined && others.length === 0 && !help;
  if (isWhole && verb === 'check') return check(what, region);
  if (isWhole && verb === 'copy' && stage !== undefined) return await copy(what, stage);
  console.log(HELP);
  if (!help) process.exitCode = 2;
}

function check(folder: string, region = 'us-east-1'): void {
  const given = resolve(folder);
  if (!existsSync(given)) throw new Error(`There is no folder ${given}. Name the folder that holds the Compose file.`);
  const path = statSync(given).isDirectory() ? given : dirname(given);
  const compiled = compileTemplate(basename(path), folderFiles(path));
  const prices = pricesIn(region, {});
  for (const line of report(compiled, (size) => pricePerHour(size, prices))) console.log(line);
  if (!compiled.template) process.exitCode = 1;
}

async function copy(asked: string, stage: string): Promise<void> {
  const { region } = await readStackFile(stage, STACK_FOLDER);
  const log = (line: string): void => console.log(line);
  const ecr = new ECRClient({ region });
  const urlOf = (key: string) => repositoryUrl(ecr, repositoryName(stage, key));
  log(await copyTag(asked, await readCatalogue(), urlOf, () => openRegistry(region, log)));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
