import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TemplateImage } from '../../../infra/templates/catalogue.ts';
import { contentTag } from '../../../infra/templates/content-tag.ts';
import type { ImageSource } from '../../../provisioner/templates/image-source.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
  await mkdir(join(folder, 'app'));
  await writeFile(join(folder, 'app/Dockerfile'), 'FROM scratch\n');
  await writeFile(join(folder, 'app/main.ts'), 'one');
});
afterEach(() => rm(folder, { recursive: true }));

type Build = Extract<ImageSource, { kind: 'build' }>;
const image = (given: Partial<Build> = {}, more: Partial<TemplateImage> = {}): TemplateImage => ({
  folder,
  platform: 'amd64',
  source: { kind: 'build', context: 'app', dockerfile: 'app/Dockerfile', ...given },
  ...more,
});
const tag = (given?: Partial<Build>, more?: Partial<TemplateImage>) => contentTag(image(given, more), 'base:1');

describe('the tag of what an image is built from', () => {
  it('is the same for the same content, and none for what is not built', async () => {
    expect(await tag()).toBe(await tag());
    expect(await tag()).toMatch(/^[0-9a-f]{12}$/);
    const copy: TemplateImage = { folder, platform: 'amd64', source: { kind: 'copy', reference: 'postgres:17' } };
    await expect(contentTag(copy, 'base:1')).rejects.toThrow('postgres:17 is not built');
  });

  it.each([
    ['a file', () => writeFile(join(folder, 'app/main.ts'), 'two')],
    ['the name of a file', () => writeFile(join(folder, 'app/other.ts'), '')],
    ['whether a file can be run', () => chmod(join(folder, 'app/main.ts'), 0o755)],
    ['where a link leads', () => symlink('main.ts', join(folder, 'app/link'))],
    ['its Dockerfile', () => writeFile(join(folder, 'app/Dockerfile'), 'FROM scratch\nUSER 1\n')],
  ])('changes with %s', async (_, change) => {
    const before = await tag();
    await change();
    expect(await tag()).not.toBe(before);
  });

  it('changes with build arguments, target, platform and base', async () => {
    const all = [
      await tag(),
      await tag({ args: { SIZE: '1' } }),
      await tag({ target: 'app' }),
      await tag({}, { platform: 'arm64' }),
      await contentTag(image(), 'base:2'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('does not change with another image’s files, nor with the Compose file', async () => {
    const [app, whole] = [await tag(), await tag({ context: '.' })];
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'compose.yaml'), 'services: {}');
    expect(await tag({ context: '.' })).toBe(whole);
    await writeFile(join(folder, 'data/large.bin'), 'data');
    expect(await tag()).toBe(app);
    expect(await tag({ context: '.' })).not.toBe(whole);
  });

  it('counts a Dockerfile outside of the context', async () => {
    await mkdir(join(folder, 'docker'));
    await writeFile(join(folder, 'docker/Dockerfile'), 'FROM scratch\n');
    const outside = { dockerfile: 'docker/Dockerfile' };
    const before = await tag(outside);
    await writeFile(join(folder, 'docker/Dockerfile'), 'FROM scratch\nUSER 1\n');
    expect(await tag(outside)).not.toBe(before);
  });
});
