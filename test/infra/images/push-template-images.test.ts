import { describe, expect, it } from 'vitest';
import { pushTemplateImages, type TemplateImageDeps } from '../../../infra/images/push-template-images.ts';
import type { TemplateImage } from '../../../infra/templates/catalogue.ts';

const ECR = '111122223333.dkr.ecr.eu-north-1.amazonaws.com/playground-bot/prod';
const ID = `sha256:0123456789abcdef${'0'.repeat(48)}\n`;
const folder = new URL('fixtures', import.meta.url).pathname;
const images: Record<string, TemplateImage> = {
  'shop/web': {
    folder,
    platform: 'amd64',
    source: { kind: 'build', context: 'app', dockerfile: 'app/Dockerfile' },
  },
  'shop/db': { folder, platform: 'arm64', source: { kind: 'copy', reference: 'postgres:17-alpine' } },
};
const urls = { 'shop/web': `${ECR}/shop/web`, 'shop/db': `${ECR}/shop/db` };

/** Docker and ECR: what is pushed is there from then on. */
function world({ pullFails = false } = {}) {
  const docker: string[] = [];
  const built: string[] = [];
  const there = new Map<string, string>();
  const deps: TemplateImageDeps = {
    docker: async (args) => {
      docker.push(args.join(' '));
      if (args[0] === 'pull' && pullFails) throw new Error('toomanyrequests: You have reached your pull rate limit');
      if (args[0] === 'push') there.set(args[1] ?? '', `sha256:${there.size}`);
      return args[0] === 'image' ? ID : '';
    },
    digestOf: async (url, tag) => there.get(`${url}:${tag}`),
    nodeBase: async () => 'node:1',
    build: async (key) => {
      built.push(key);
      return `local/${key}:1`;
    },
    log: () => undefined,
  };
  return { docker, built, deps };
}

describe('bringing the images of templates into ECR', () => {
  it('builds and pushes by content, copies by digest, and names both by digest', async () => {
    const { docker, deps } = world();
    expect(await pushTemplateImages({ images }, urls, deps)).toEqual({
      'shop/web': `${ECR}/shop/web@sha256:0`,
      'shop/db': `${ECR}/shop/db@sha256:1`,
    });
    expect(docker).toEqual([
      expect.stringMatching(/^tag local\/shop\/web:1 \S+\/shop\/web:[0-9a-f]{12}$/),
      expect.stringMatching(/^push \S+\/shop\/web:[0-9a-f]{12}$/),
      'pull --quiet --platform linux/arm64 postgres:17-alpine',
      'image inspect --format {{.Id}} postgres:17-alpine',
      `tag postgres:17-alpine ${ECR}/shop/db:0123456789abcdef`,
      `push ${ECR}/shop/db:0123456789abcdef`,
      `tag postgres:17-alpine ${ECR}/shop/db:17-alpine`,
      `push ${ECR}/shop/db:17-alpine`,
    ]);
  });

  it('neither builds nor pushes what is there', async () => {
    const { docker, built, deps } = world();
    const first = await pushTemplateImages({ images }, urls, deps);
    docker.length = 0;
    expect(await pushTemplateImages({ images }, urls, deps)).toEqual(first);
    expect(built).toEqual(['shop/web']);
    expect(docker.map((line) => line.split(' ')[0])).toEqual(['pull', 'image']);
  });

  it('says what to do when a registry does not give an image', async () => {
    await expect(pushTemplateImages({ images }, urls, world({ pullFails: true }).deps)).rejects.toThrow(
      /copying postgres:17-alpine into ECR: toomanyrequests[\s\S]*docker login[\s\S]*templateImages/,
    );
  });

  it('says when the repositories are those of other templates', async () => {
    await expect(pushTemplateImages({ images }, {}, world().deps)).rejects.toThrow(
      'there is no repository for shop/web',
    );
  });
});
