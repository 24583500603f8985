import { withTag } from '../../provisioner/images/image-reference.ts';
import type { Catalogue } from '../templates/catalogue.ts';
import { type PushDeps, pushUnless } from './push-image.ts';
import { pull } from './push-template-images.ts';

/**
 * Brings another tag of an image that a template only names from its registry into ECR, where people choose tags from.
 * @param asked `<template>/<service>=<tag>`
 * @param urlOf the repository of an image key, undefined where the deployment has none
 * @param open logs Docker in to ECR; only where there is something to copy
 * @returns the reference by digest
 */
export async function copyTag(
  asked: string,
  { images }: Pick<Catalogue, 'images'>,
  urlOf: (key: string) => Promise<string | undefined>,
  open: () => Promise<PushDeps>,
): Promise<string> {
  const [key = '', tag = ''] = asked.split('=');
  const image = images[key];
  if (tag === '' || !image) {
    const copied = Object.keys(images).filter((each) => images[each]?.source.kind === 'copy');
    throw new Error(`copying ${asked}: write TEMPLATE/SERVICE=TAG with one of ${copied.join(', ') || '(none)'}`);
  }
  const url = await urlOf(key);
  if (url === undefined) throw new Error(`copying ${asked}: ${key} has no repository in ECR yet; deploy first`);
  if (image.source.kind === 'build') {
    throw new Error(
      `copying ${asked}: ${key} is built, and comes from no registry; build it and push it to ${url}:${tag}`,
    );
  }
  const deps = await open();
  const reference = withTag(image.source.reference, tag);
  await pull(reference, image.platform, deps);
  return pushUnless(`${url}:${tag}`, async () => reference, deps);
}
