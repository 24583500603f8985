import { execFile } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** The arrows of the house: bot → provisioner/contract ← provisioner; infra deploys both and is imported by neither. */
const root = join(import.meta.dirname, '..');

interface Arrow {
  from: string;
  /** A path in this repository, or the name of a package. */
  to: string;
  typeOnly: boolean;
}

const STATIC = /\b(?:import|export)\s+(type\s)?[\w\s{},*$]*?\bfrom\s+'([^']+)'/g;
const BARE_OR_DYNAMIC = /\bimport\s*(?:\(\s*)?'([^']+)'/g;

async function arrowsOf(folder: string): Promise<Arrow[]> {
  const arrows: Arrow[] = [];
  for await (const path of glob(`${folder}/**/*.ts`, { cwd: root })) {
    const source = await readFile(join(root, path), 'utf8');
    const add = (specifier: string, typeOnly: boolean): void => {
      const to = specifier.startsWith('.') ? relative(root, join(root, dirname(path), specifier)) : specifier;
      arrows.push({ from: path.split(sep).join('/'), to: to.split(sep).join('/'), typeOnly });
    };
    for (const [, type, specifier = ''] of source.matchAll(STATIC)) add(specifier, type !== undefined);
    for (const [, specifier = ''] of source.matchAll(BARE_OR_DYNAMIC)) add(specifier, false);
  }
  // Otherwise a moved folder would make every rule below true.
  expect(arrows.length).toBeGreaterThan(10);
  return arrows;
}

const within = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const isPulumi = (path: string) => path.startsWith('@pulumi/');
const isSlack = (path: string) => path.startsWith('@slack/');

test('the bot imports of the provisioner only the contract, nothing of infra, and no Pulumi', async () => {
  const wrong = (await arrowsOf('bot')).filter(
    ({ to }) =>
      (within('provisioner')(to) && !within('provisioner/contract')(to)) || within('infra')(to) || isPulumi(to),
  );
  expect(wrong).toEqual([]);
});

test('the provisioner imports nothing of the bot or infra, and does not know Slack', async () => {
  const wrong = (await arrowsOf('provisioner')).filter(
    ({ to }) => within('bot')(to) || within('infra')(to) || isSlack(to),
  );
  expect(wrong).toEqual([]);
});

test('the contract imports nothing of either side, and no Pulumi', async () => {
  const isOurs = (path: string) => ['bot', 'provisioner', 'infra'].some((folder) => within(folder)(path));
  const wrong = (await arrowsOf('provisioner/contract')).filter(
    ({ to }) => (isOurs(to) && !within('provisioner/contract')(to)) || isPulumi(to) || isSlack(to),
  );
  expect(wrong).toEqual([]);
});

test('what runs an operation does not know Lambda: neither run.ts nor anything that it imports', async () => {
  const arrows = await arrowsOf('provisioner');
  const reached = new Set(['provisioner/run/run.ts']);
  for (const path of reached) for (const { from, to } of arrows) if (from === path) reached.add(to);
  expect(reached).toContain('provisioner/engine/engine.ts');
  expect([...reached].filter((path) => /lambda/i.test(path))).toEqual([]);
});

test('Bolt is known only where requests come in, and Slack’s Web API only where it is called', async () => {
  const arrows = (await arrowsOf('bot')).filter(({ to }) => isSlack(to));
  expect([...new Set(arrows.map(({ from, to }) => `${from} → ${to}`))].sort()).toEqual([
    'bot/app.ts → @slack/bolt',
    'bot/bolt-logger.ts → @slack/bolt',
    'bot/bolt-types.ts → @slack/bolt',
    'bot/messages/message.ts → @slack/web-api',
    'bot/slack/caller.ts → @slack/web-api',
    'bot/slack/client.ts → @slack/web-api',
    'bot/slack/modals.ts → @slack/web-api',
  ]);
});

test('Compose files are read where templates are made and deployed, and never in a function', async () => {
  const arrows = await arrowsOf('provisioner');
  const isCompose = within('provisioner/compose');
  expect(arrows.filter(({ from, to }) => isCompose(to) && !isCompose(from))).toEqual([]);
  const readers = arrows.filter(({ to }) => /^(yaml|ajv)(\/|$)/.test(to));
  expect(readers.map(({ from }) => from).filter((from) => !isCompose(from))).toEqual([]);
});

test('what the functions import is declared in package.json', async () => {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const packages = [...(await arrowsOf('bot')), ...(await arrowsOf('provisioner'))]
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ to }) => to)
    .filter((to) => !to.includes('.ts') && !to.startsWith('node:') && !builtinModules.includes(to))
    .map((to) =>
      to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  expect([...new Set(packages)].filter((name) => !(name in dependencies))).toEqual([]);
});

test('installed packages are no part of the repository, where their folder is a link either', async () => {
  const { stdout } = await promisify(execFile)('git', ['ls-files', 'node_modules'], { cwd: root });
  expect(stdout).toBe('');
});
