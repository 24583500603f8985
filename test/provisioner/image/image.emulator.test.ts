import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureNodeBase } from '../../../infra/local/node-base.ts';
import { readVersions } from '../../../infra/local/setup/versions.ts';
import { buildArguments, buildFrom } from '../../../infra/provisioner-image/build.ts';
import { type Component, writeContents } from '../../../infra/provisioner-image/contents.ts';
import { type Parts, prepareContext } from '../../../infra/provisioner-image/context.ts';
import { describeLayers, type Layer } from '../../../infra/provisioner-image/layers.ts';
import { repositoryRoot } from '../../../infra/repository.ts';
import { docker } from '../../support/docker.ts';
import { IMAGE, imageForTests } from '../support/image.ts';

const image = await imageForTests();
const CHANGED = `${IMAGE}-changed`;
const silent = (): void => {};

let context: string;
let parts: Parts;
let base: string;
let layers: Layer[];

const build = async (tag: string): Promise<Layer[]> => buildFrom(context, tag, await buildArguments(parts, base));
const inImage = async <T>(script: string): Promise<T> =>
  JSON.parse((await docker('run', '--rm', '--entrypoint', '/usr/local/bin/node', IMAGE, '-e', script)).join('\n'));
const inspect = async <T>(tag: string, format: string): Promise<T> =>
  JSON.parse((await docker('image', 'inspect', '--format', `{{json ${format}}}`, tag)).join('\n'));

beforeAll(async () => {
  if (!image.here) return;
  context = await mkdtemp(join(tmpdir(), 'playground-image-test-'));
  parts = await prepareContext(context, silent);
  base = await ensureNodeBase('docker', silent);
  await writeContents(join(context, 'code/contents.cdx.json'), { ...parts, base }, silent);
  layers = await build(IMAGE);
});
afterAll(async () => {
  if (!image.here) return;
  await rm(context, { recursive: true });
  await docker('image', 'rm', CHANGED);
});

describe.skipIf(!image.here)(image.suite('the provisioner’s image'), () => {
  it('has the versions of the lockfile, and says so', async () => {
    const wanted = await readVersions(join(repositoryRoot, 'package-lock.json'));
    const labels = await inspect<Record<string, string>>(IMAGE, '.Config.Labels');
    expect(labels).toMatchObject({
      'playground.pulumi': wanted.pulumi,
      'playground.pulumi-resource-aws': wanted.aws,
      'playground.aws-lambda-ric': '4.0.2',
      'org.opencontainers.image.revision': expect.stringMatching(/^[0-9a-f]{40}(-dirty)?$|^unknown$/),
    });
    const version = `console.log(JSON.stringify(require('node:child_process').execFileSync('pulumi', ['version'], { encoding: 'utf8' })))`;
    expect(await inImage<string>(version)).toBe(`v${wanted.pulumi}\n`);
  });

  it('runs as nobody, and has no shell', async () => {
    expect(await inspect(IMAGE, '.Config.User')).toBe('65532:65532');
    const there = `console.log(JSON.stringify(['/bin', '/usr/bin', '/sbin'].filter((path) => require('node:fs').existsSync(path))))`;
    expect(await inImage(there)).toEqual([]);
  });

  it('lists what is in it', async () => {
    const file = `console.log(require('node:fs').readFileSync('/var/task/contents.cdx.json', 'utf8'))`;
    const { components } = await inImage<{ components: Component[] }>(file);
    const purls = components.map(({ purl }) => purl);
    expect(purls).toContainEqual(expect.stringMatching(/^pkg:npm\/%40pulumi\/pulumi@\d/));
    expect(purls).toContain('pkg:npm/aws-lambda-ric@4.0.2');
    expect(purls).toContainEqual(expect.stringMatching(/^pkg:golang\/github\.com\/aws\/aws-sdk-go-v2@v/));
    expect(components.filter(({ name, version }) => !name || version === 'unknown')).toEqual([]);
  });

  it('is built anew in its last, small layer alone when our code changes', async () => {
    await appendFile(join(context, 'code/index.js'), '\n');
    const began = performance.now();
    const changed = await build(CHANGED);
    const took = Math.round(performance.now() - began);
    const [before, after] = await Promise.all([IMAGE, CHANGED].map((tag) => inspect<string[]>(tag, '.RootFS.Layers')));
    expect(after?.slice(0, -1)).toEqual(before?.slice(0, -1));
    expect(after?.at(-1)).not.toBe(before?.at(-1));
    expect(changed.at(-1)?.bytes).toBeLessThan(20e6);
    console.log([`The provisioner's image, rebuilt in ${took} ms:`, ...describeLayers(layers)].join('\n'));
  });
});
