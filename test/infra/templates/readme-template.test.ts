import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseTemplate, tagFault } from '../../../bot/submit/choose.ts';
import { repositoryRoot } from '../../../infra/repository.ts';
import { type Catalogue, readCatalogue } from '../../../infra/templates/catalogue.ts';
import { deployedTemplates } from '../../../infra/templates/deployed.ts';
import { templateSummaries } from '../../../infra/templates/summaries.ts';

let scratch: string;
let catalogue: Catalogue;

/** The README's lines for a new template, run in a copy of the templates' folder; what comes after would start everything. */
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'readme-template-'));
  const templates = join(scratch, 'provisioner/templates');
  await cp(join(repositoryRoot, 'provisioner/templates'), templates, { recursive: true });
  const readme = await readFile(join(repositoryRoot, 'README.md'), 'utf8');
  const [, lines = ''] = /^```sh\n(mkdir -p provisioner\/templates\/[\s\S]*?\nEOF\n)/m.exec(readme) ?? [];
  await execa('sh', ['-c', lines], { cwd: scratch });
  catalogue = await readCatalogue({ roots: [templates] });
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('the template that the README adds', () => {
  it('is found beside those that are shipped, without a refusal and without a warning', () => {
    expect(catalogue.templates.map(({ name }) => name)).toEqual(['hello', 'blog', 'data', 'miniflux']);
    expect(catalogue.warned).toEqual([]);
  });

  it('is among those that people choose from, with the tags that it leaves to them', () => {
    const templates = templateSummaries(catalogue.templates);
    const choice = chooseTemplate('blog', { templates });
    if (!('template' in choice)) throw new Error('blog cannot be chosen');
    expect(tagFault({ app: '2.2.6' }, choice.template)).toBeUndefined();
    expect(tagFault({ app: 'latest' }, choice.template)).toMatchObject({ outcome: 'tag-not-allowed' });
  });

  it('is deployed with its images', () => {
    const keys = Object.keys(catalogue.images);
    expect(keys).toEqual(expect.arrayContaining(['blog/app', 'blog/db']));
    const deployed = deployedTemplates(catalogue, Object.fromEntries(keys.map((key) => [key, `registry/${key}`])));
    expect(deployed.templates['blog']?.containers.map(({ name }) => name)).toEqual(['db', 'app']);
  });
});
