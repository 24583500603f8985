import { describe, expect, it } from 'vitest';
import { buildTemplateImages } from '../../../infra/local/images.ts';
import { readCatalogue } from '../../../infra/templates/catalogue.ts';
import { docker, dockerForTests } from '../../support/docker.ts';

const engine = await dockerForTests();

describe.skipIf(!engine.here)(engine.suite('the local template images'), () => {
  it('are there for every container of every template, and a second call builds nothing', async () => {
    const first = await buildTemplateImages(await readCatalogue(), { docker: 'docker', log: () => {} });
    const lines: string[] = [];
    const second = await buildTemplateImages(await readCatalogue(), {
      docker: 'docker',
      log: (line) => lines.push(line),
    });
    expect(second).toEqual(first);
    expect(lines).toEqual([]);
    const wanted = (await readCatalogue()).templates.flatMap(({ containers }) => containers.map(({ image }) => image));
    expect(Object.keys(first.templateImages).sort()).toEqual([...new Set(wanted)].sort());
  });

  it('have Node where the health checks look for it', async () => {
    const catalogue = await readCatalogue();
    const { templateImages } = await buildTemplateImages(catalogue, { docker: 'docker', log: () => {} });
    // Those of others come with what they come with, and from registries that not every machine reaches.
    const built = Object.keys(templateImages).filter((key) => catalogue.images[key]?.source.kind === 'build');
    expect(built).toContain('hello/web');
    for (const image of built.map((key) => templateImages[key] ?? key)) {
      const run = ['run', '--rm', '--entrypoint', '/usr/local/bin/node', image, '--version'];
      expect(await docker(...run)).toEqual([process.version]);
    }
  });
});
