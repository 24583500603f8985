import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../bot/commands-table.ts';
import { anchorOf } from '../infra/watching/alarms.ts';
import { ERRORS } from '../provisioner/contract/errors.ts';
import { composeKeysTable } from './support/compose-keys-table.ts';
import { settingsDefaults, settingsWithin } from './support/settings-defaults.ts';

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

  it('lists the settings that there are with their defaults, both ways', () => {
    const settings = table('Deploy it to AWS').map(([name, otherwise]) => [name?.replaceAll('`', ''), otherwise]);
    expect(Object.fromEntries(settings)).toEqual(settingsDefaults());
  });

  it('says what the settings within a setting are without being set', () => {
    const said = Object.fromEntries(table('Deploy it to AWS').map(([name, , what]) => [name, what]));
    for (const [name, value] of settingsWithin('timing', {}))
      expect(said['`timing`']).toContain(`\`${name}\` ${value}`);
    for (const [name, value] of settingsWithin('provisioner', { package: 'image' }))
      expect(said['`provisioner`']).toContain(typeof value === 'number' ? `\`${name}\` (${value})` : `\`${name}`);
  });

  it('leads nowhere that is not there', () => {
    const prose = readme.replaceAll(/^```[\s\S]*?^```$/gm, '');
    const headings = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
    const links = [...prose.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(10);
    expect(headings).toEqual(expect.arrayContaining(links));
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
