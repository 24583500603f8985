import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../../../infra/repository.ts';

const BEGIN = '<!-- npm run bench writes from here -->';
const END = '<!-- to here -->';

/** The same text with this between the two marks. @throws when it has no such marks */
export function between(readme: string, text: string): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from === -1 || to < from) throw new Error(`README.md has no "${BEGIN}" with "${END}" after it: put them back.`);
  return `${readme.slice(0, from + BEGIN.length)}\n\n${text}\n\n${readme.slice(to)}`;
}

export async function writeIntoReadme(text: string): Promise<void> {
  const file = join(repositoryRoot, 'README.md');
  await writeFile(file, between(await readFile(file, 'utf8'), text));
}
