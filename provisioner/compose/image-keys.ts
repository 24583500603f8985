import type { ImageSource } from '../templates/image-source.ts';
import type { Draft } from './service/draft.ts';

export interface Images {
  /** Service → key of its image. */
  keyOf: Record<string, string>;
  /** Key → where it comes from. */
  sources: Record<string, ImageSource>;
}

/**
 * One key for each image, `<template>/<service>`, after the first service in the alphabet that has it. A service that
 * only names an image which another one builds has that one.
 */
export function imagesOf(template: string, drafts: readonly Draft[]): Images {
  const byService = new Map(drafts.map((draft) => [draft.name, sourceFor(draft, drafts)] as const));
  const images: Images = { keyOf: {}, sources: {} };
  const keyBySource = new Map<string, string>();
  for (const name of [...byService.keys()].sort()) {
    const source = byService.get(name);
    if (!source) continue;
    const same = JSON.stringify(source);
    const key = keyBySource.get(same) ?? `${template}/${repositoryPart(name)}`;
    if (!keyBySource.has(same) && key in images.sources) {
      const draft = drafts.find((each) => each.name === name);
      draft?.spot.refuse(
        `Its image would have the name ${key} in the registry, which another service’s has. Give it a name that differs in letters or digits.`,
      );
    }
    keyBySource.set(same, key);
    images.keyOf[name] = key;
    images.sources[key] = source;
  }
  return images;
}

function sourceFor({ service, source }: Draft, drafts: readonly Draft[]): ImageSource | undefined {
  if (source?.kind !== 'copy') return source;
  const builder = drafts.find((other) => other.source?.kind === 'build' && other.service.image === service.image);
  return builder?.source ?? source;
}

/** ECR takes small letters, digits, and single separators between them. */
function repositoryPart(service: string): string {
  return service
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
