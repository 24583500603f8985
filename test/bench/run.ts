import { dataImage } from './data-image/index.ts';
import { measureParts, renewReadme } from './frame/all.ts';
import { PARTS } from './parts.ts';
import { profile } from './profile/index.ts';

const USAGE = `npm run bench                      measures every part and puts the table into the README
npm run bench -- --quick           the same with a few rounds of each, and without the README
npm run bench -- <part> … [--quick]  some of ${Object.keys(PARTS).join(', ')}
npm run bench -- readme            puts what has been measured part by part into the README
npm run bench -- profile create|destroy   where the time of one goes, as a page
npm run bench -- data-image        one fat image against the pair of an app and a data image`;

/** What stands apart from the one table. */
const OTHERS: Record<string, (args: string[]) => Promise<void>> = {
  'data-image': dataImage,
  profile,
  readme: () => renewReadme(PARTS),
};

async function main(args: string[]): Promise<void> {
  const [name = '', ...more] = args;
  const other = OTHERS[name];
  if (other) return other(more);
  const quick = args.includes('--quick');
  const names = args.filter((arg) => arg !== '--quick');
  const unknown = names.find((each) => !(each in PARTS));
  if (unknown !== undefined) throw new Error(`There is no bench "${unknown}".\n${USAGE}`);
  await measureParts(PARTS, names.length > 0 ? names : Object.keys(PARTS), quick);
  if (!quick && names.length === 0) await renewReadme(PARTS);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
