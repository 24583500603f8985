import { tagOf } from '../../provisioner/images/image-reference.ts';
import type { buildImage } from '../templates/build-image.ts';
import type { Catalogue, TemplateImage } from '../templates/catalogue.ts';
import { contentTag } from '../templates/content-tag.ts';
import { type PushDeps, pushImage, pushUnless } from './push-image.ts';

export interface TemplateImageDeps extends PushDeps {
  /** What Dockerfiles that ask for it build on; see BuildDeps. */
  nodeBase(): Promise<string>;
  build: typeof buildImage;
}

/**
 * Brings the templates' images into their repositories: what is built, only if its content is not there yet; what has a
 * reference is pulled and kept under its content, so that a playground made tomorrow is the one made today.
 * @param urls image key → repository URL
 * @returns image key → reference by digest
 */
export async function pushTemplateImages(
  { images }: Pick<Catalogue, 'images'>,
  urls: Readonly<Record<string, string>>,
  deps: TemplateImageDeps,
): Promise<Record<string, string>> {
  const pushed: Record<string, string> = {};
  // One after the other: Docker's own pushes are parallel by layer.
  for (const [key, image] of Object.entries(images)) {
    const url = urls[key];
    if (!url) throw new Error(`there is no repository for ${key}: the repositories are of other templates`);
    pushed[key] = image.source.kind === 'build' ? await pushBuilt(key, image, url, deps) : await copy(image, url, deps);
  }
  return pushed;
}

async function pushBuilt(key: string, image: TemplateImage, url: string, deps: TemplateImageDeps): Promise<string> {
  const nodeBase = await deps.nodeBase();
  const tag = await contentTag(image, nodeBase);
  return pushUnless(`${url}:${tag}`, () => deps.build(key, image, { docker: 'docker', nodeBase, log: deps.log }), deps);
}

/** Under its content, and under its own tag, by which people may choose it: ECR's tags never change, so the first one stays. */
async function copy({ source, platform }: TemplateImage, url: string, deps: TemplateImageDeps): Promise<string> {
  if (source.kind !== 'copy') throw new Error(`${url}: it is built, and not copied`);
  await pull(source.reference, platform, deps);
  const byDigest = await pushImage(source.reference, url, deps);
  const tag = tagOf(source.reference);
  if (tag !== undefined) await pushUnless(`${url}:${tag}`, async () => source.reference, deps);
  return byDigest;
}

/** Of the platform that is wanted, into the local engine. */
export async function pull(reference: string, platform: TemplateImage['platform'], deps: PushDeps): Promise<void> {
  try {
    await deps.docker(['pull', '--quiet', '--platform', `linux/${platform}`, reference]);
  } catch (cause) {
    throw new Error(
      `copying ${reference} into ECR: ${cause instanceof Error ? cause.message : String(cause)}\n` +
        'Log in to its registry (`docker login`) where it asks for that or throttles, or name another reference in the setting templateImages.',
      { cause },
    );
  }
}
