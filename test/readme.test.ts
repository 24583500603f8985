import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../bot/commands-table.ts';
import { settingsSchema } from '../infra/settings.ts';
import { ERRORS } from '../provisioner/contract/errors.ts';
import { composeKeysTable } from './support/compose-keys-table.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The rows of the table under a heading, a list of cells each, without the table's own head. */
function table(heading: string): string[][] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
}

describe('the README', () => {
  it('lists the commands that there are, both ways', () => {
    expect(table('Commands')).toEqual(COMMANDS.map(({ usage, what }) => [`\`${usage}\``, what]));
  });

  it('lists the errors that there are, both ways', () => {
    const rows = Object.entries(ERRORS).map(([code, { title, hint }]) => [`\`${code}\``, title, hint]);
    expect(table('When something goes wrong')).toEqual(rows);
  });

  it('lists the settings that there are, both ways', () => {
    const settings = table('Deploy it to AWS').map(([name]) => name?.replaceAll('`', ''));
    expect(settings.toSorted()).toEqual(Object.keys(settingsSchema.shape).toSorted());
  });

  it('says what every key of a Compose file becomes, as the code has it', () => {
    expect(table('What a Compose file becomes')).toEqual(composeKeysTable());
  });

  it('names folders and files that exist', () => {
    const section = readme.split('\n## Where things are\n')[1]?.split('\n## ')[0] ?? '';
    const paths = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths)
      expect(() => readFileSync(new URL(`../${path}`, import.meta.url)), path).not.toThrow(/ENOENT/);
  });
});
