import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../infra/templates/catalogue.ts';
import { deployedTemplates } from '../../../infra/templates/deployed.ts';
import { templateSummaries } from '../../../infra/templates/summaries.ts';

const SHOP = `
x-playground: { open: "web:80", description: A shop, tags: { web: 'v\\d+' }, data: [stock] }
services:
  web: { image: "shop/web:v1", ports: ["80"], depends_on: { stock: { condition: service_completed_successfully } } }
  stock: { build: ./stock, restart: "no" }
`;
const BLOG = 'services: { blog: { image: "blog:1", ports: ["8080"] } }';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'templates-'));
});
afterEach(() => rm(root, { recursive: true }));

async function folder(name: string, files: Record<string, string>): Promise<void> {
  await mkdir(join(root, name, 'stock'), { recursive: true });
  await writeFile(join(root, name, 'stock/Dockerfile'), 'FROM scratch\n');
  for (const [file, text] of Object.entries(files)) await writeFile(join(root, name, file), text);
}
const read = (defaultTemplate = 'shop') => readCatalogue({ roots: [root], defaultTemplate });

describe('the templates of a folder', () => {
  it('are the folders that hold a Compose file, the default first', async () => {
    await folder('blog', { 'docker-compose.yml': BLOG });
    await folder('shop', { 'compose.yaml': SHOP });
    await folder('notes', { 'README.md': 'no template' });
    const { templates, images } = await read();
    expect(templates.map(({ name }) => name)).toEqual(['shop', 'blog']);
    expect(images).toMatchObject({
      'blog/blog': { source: { kind: 'copy', reference: 'blog:1' }, folder: join(root, 'blog') },
      'shop/web': { source: { kind: 'copy', reference: 'shop/web:v1' } },
      'shop/stock': { source: { kind: 'build', context: 'stock' }, folder: join(root, 'shop') },
    });
  });

  it('are told to people by what they choose from', async () => {
    await folder('shop', { 'compose.yaml': SHOP.replace('data: [', 'storage: 30g, data: [') });
    const [summary] = templateSummaries((await read()).templates);
    expect(summary).toMatchObject({
      name: 'shop',
      description: 'A shop',
      ephemeralStorageGiB: 30,
      services: { web: { role: 'app', tags: 'v\\d+' }, stock: { role: 'data' } },
    });
  });

  it('are refused together, in the compiler’s words, by file and line', async () => {
    await folder('blog', { 'compose.yaml': 'services: { blog: { image: "blog:1", privileged: true } }' });
    await folder('shop', { 'compose.yaml': 'services:\n  web: { image: x, privileged: true }' });
    const refused = read();
    await expect(refused).rejects.toThrow(
      /The template blog is refused:[\s\S]*blog\/compose\.yaml:1:\d+ refused .*privileged/,
    );
    await expect(refused).rejects.toThrow(
      /The template shop is refused:[\s\S]*shop\/compose\.yaml:2:\d+ refused .*web\.privileged/,
    );
  });

  it('are warned about where something in them has no effect, without a word on the others', async () => {
    await folder('blog', { 'compose.yaml': BLOG.replace('blog:1"', 'blog:1", attach: false, pids_limit: 9') });
    await folder('shop', { 'compose.yaml': SHOP });
    expect((await read()).warned).toEqual([
      expect.stringMatching(/^The template blog has 2 warnings: npm run template -- check \S+\/blog$/),
    ]);
  });

  it('have the default among them', async () => {
    await folder('blog', { 'compose.yaml': BLOG });
    await expect(read()).rejects.toThrow('There is no template shop, which is to be the default; there are blog.');
  });

  it('are called each something else, wherever they lie', async () => {
    await folder('shop', { 'compose.yaml': SHOP });
    await expect(readCatalogue({ roots: [root, root], defaultTemplate: 'shop' })).rejects.toThrow(
      'Two templates are called shop: rename the folder of one.',
    );
  });
});

describe('what is deployed', () => {
  it('has an image for each of them, or says which are not given', async () => {
    await folder('shop', { 'compose.yaml': SHOP });
    const catalogue = await read();
    const images = { 'shop/web': 'web@sha256:1', 'shop/stock': 'stock@sha256:2' };
    expect(deployedTemplates(catalogue, images)).toEqual({ templates: { shop: catalogue.templates[0] }, images });
    expect(() => deployedTemplates(catalogue, { 'shop/web': 'web@sha256:1' })).toThrow('shop/stock');
  });
});
