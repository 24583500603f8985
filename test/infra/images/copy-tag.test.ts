import { describe, expect, it } from 'vitest';
import { copyTag } from '../../../infra/images/copy-tag.ts';
import type { TemplateImage } from '../../../infra/templates/catalogue.ts';

const URLS: Record<string, string> = { 'shop/web': 'ecr.test/shop/web', 'shop/db': 'ecr.test/shop/db' };
const images: Record<string, TemplateImage> = {
  'shop/web': { folder: '', platform: 'amd64', source: { kind: 'build', context: '.', dockerfile: 'Dockerfile' } },
  'shop/new': { folder: '', platform: 'amd64', source: { kind: 'copy', reference: 'redis:8' } },
  'shop/db': { folder: '', platform: 'arm64', source: { kind: 'copy', reference: 'postgres:17-alpine' } },
};

function world() {
  const docker: string[] = [];
  const deps = {
    docker: async (args: string[]) => {
      docker.push(args.join(' '));
      return '';
    },
    digestOf: async () => (docker.some((line) => line.startsWith('push')) ? 'sha256:beef' : undefined),
    log: () => undefined,
  };
  return {
    docker,
    copy: (asked: string) =>
      copyTag(
        asked,
        { images },
        async (key) => URLS[key],
        async () => deps,
      ),
  };
}

describe('copying a tag into ECR', () => {
  it('takes it from the registry that the template names, for the template’s platform', async () => {
    const { docker, copy } = world();
    expect(await copy('shop/db=18-alpine')).toBe('ecr.test/shop/db@sha256:beef');
    expect(docker).toEqual([
      'pull --quiet --platform linux/arm64 postgres:18-alpine',
      'tag postgres:18-alpine ecr.test/shop/db:18-alpine',
      'push ecr.test/shop/db:18-alpine',
    ]);
  });

  it.each([
    ['shop/db', 'write TEMPLATE/SERVICE=TAG with one of shop/new, shop/db'],
    ['shop/cache=7', 'write TEMPLATE/SERVICE=TAG with one of shop/new, shop/db'],
    ['shop/new=8.2', 'shop/new has no repository in ECR yet; deploy first'],
    ['shop/web=v1', 'shop/web is built, and comes from no registry; build it and push it to ecr.test/shop/web:v1'],
  ])('says what is wrong with %s', async (asked, words) => {
    await expect(world().copy(asked)).rejects.toThrow(words);
  });
});
