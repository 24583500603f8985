import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureNodeBase } from '../local/node-base.ts';
import { cacheFolder } from '../local/setup/cache.ts';
import { withLock } from '../local/setup/lock.ts';
import type { Log } from '../local/setup/progress.ts';
import { run } from '../local/setup/run.ts';
import { repositoryRoot } from '../repository.ts';
import { writeContents } from './contents.ts';
import { type Parts, prepareContext } from './context.ts';
import { assertSize, type Layer, layersOf } from './layers.ts';

export interface ImageOptions {
  tag: string;
  /** What to start from, see the Dockerfile; without one it is built here, out of the Node that runs this. */
  base?: string | undefined;
  log: Log;
}

/**
 * Builds the provisioner's image into the local Docker engine, for this machine's own kind of processor.
 * @returns its layers
 * @throws when a part cannot be got, or the image is larger than it may be
 */
export async function buildProvisionerImage({ tag, base, log }: ImageOptions): Promise<Layer[]> {
  const context = await mkdtemp(join(tmpdir(), 'playground-image-'));
  try {
    const parts = await prepareContext(context, log);
    const from = base ?? (await ensureNodeBase('docker', log));
    await writeContents(join(context, 'code/contents.cdx.json'), { ...parts, base: from }, log);
    return await buildFrom(context, tag, await buildArguments(parts, from));
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}

/** Builds a context that is prepared. */
export async function buildFrom(
  context: string,
  tag: string,
  buildArguments: Readonly<Record<string, string>>,
): Promise<Layer[]> {
  const given = Object.entries(buildArguments).flatMap((pair) => ['--build-arg', pair.join('=')]);
  const dockerfile = join(repositoryRoot, 'provisioner/Dockerfile');
  // Lambda refuses the index of manifests that attestations make of an image.
  const env = { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' };
  // One at a time: two that begin together would each make layers of their own, and neither use the other's.
  await withLock(join(cacheFolder(process.env), 'provisioner-image.lock'), () =>
    run('docker', ['build', ...given, '--file', dockerfile, '--tag', tag, context], { env }),
  );
  const layers = await imageLayers(tag);
  assertSize(layers);
  return layers;
}

async function imageLayers(tag: string): Promise<Layer[]> {
  return layersOf(await run('docker', ['history', '--no-trunc', '--human=false', '--format', '{{json .}}', tag]));
}

/** What the Dockerfile wants to be told. */
export async function buildArguments({ versions }: Parts, base: string): Promise<Record<string, string>> {
  return {
    BASE: base,
    PULUMI: versions.pulumi,
    AWS_PLUGIN: versions.awsPlugin,
    RUNTIME_CLIENT: versions.runtimeClient,
    REVISION: await revision(),
  };
}

/** The commit that it is built from; sources that come without their history have none. */
async function revision(): Promise<string> {
  const described = ['describe', '--always', '--dirty', '--abbrev=40', '--exclude=*'];
  return run('git', described, { cwd: repositoryRoot }).catch(() => 'unknown');
}
