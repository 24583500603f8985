import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { report } from '../provisioner/compose/check/report.ts';
import { compileTemplate } from '../provisioner/compose/compile.ts';
import { folderFiles } from '../provisioner/compose/folder-files.ts';
import { pricePerHour } from '../provisioner/contract/price.ts';
import { pricesIn } from './prices.ts';

const HELP = `Says what a template's Compose file becomes, and everything that is wrong with it. Nothing is built or made.

  npm run template -- check provisioner/templates/hello
  npm run template -- check path/to/folder --region eu-central-1   with the prices of a region

Ends with 1 where something is refused.`;

function main(args: string[]): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { region: { type: 'string', default: 'us-east-1' }, help: { type: 'boolean' } },
  });
  const [verb, folder, ...others] = positionals;
  if (values.help || verb !== 'check' || folder === undefined || others.length > 0) {
    console.log(HELP);
    if (!values.help) process.exitCode = 2;
    return;
  }
  const path = resolve(folder);
  if (!existsSync(path)) throw new Error(`There is no folder ${path}. Name the folder that holds the Compose file.`);
  const compiled = compileTemplate(basename(path), folderFiles(path));
  const prices = pricesIn(values.region, {});
  for (const line of report(compiled, (size) => pricePerHour(size, prices))) console.log(line);
  if (!compiled.template) process.exitCode = 1;
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
