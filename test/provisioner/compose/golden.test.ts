import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../provisioner/compose/compile.ts';
import { inWords } from '../../../provisioner/compose/finding.ts';
import { containerDefinitions } from '../../../provisioner/playground/task-definition.ts';
import { sampleSite, sampleSpec } from '../support/samples.ts';
import { folderOf } from './support/folder.ts';

const FILES = join(import.meta.dirname, 'files');

/** What people's files of common stacks become. To accept a change: vitest -u on this file, and read the difference. */
describe('the task definition of', () => {
  const names = readdirSync(FILES).filter((file) => file.endsWith('.yaml'));

  it.each(names)('%s', async (file) => {
    const text = readFileSync(join(FILES, file), 'utf8');
    const compile = () => compileTemplate('sample', folderOf({ 'compose.yaml': text, 'app.env': 'LOG_LEVEL=info\n' }));
    const { template, images, findings } = compile();
    const said = findings.map(inWords);
    expect(said.filter((line) => line.includes(' refused'))).toEqual([]);
    if (!template || !images) throw new Error('unreachable: nothing is refused');
    const keys = Object.keys(images).map((key) => [key, `registry/${key}@sha256:00`] as const);
    const secrets = { 'stripe-key': '/templates/stripe-key' };
    const site = { ...sampleSite(), images: Object.fromEntries(keys), secrets };
    const { containers, ...task } = template;
    const roles = Object.fromEntries(containers.map(({ name, role, tags }) => [name, { role, tags }]));
    const definition = { ...task, roles, containerDefinitions: containerDefinitions(sampleSpec({ template }), site) };
    await expect(`${JSON.stringify({ said, images, definition }, null, 2)}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, 'golden', file.replace('.yaml', '.json')),
    );
    expect(JSON.stringify(compile())).toBe(JSON.stringify({ findings, template, images }));
  });
});
