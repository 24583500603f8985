import type { Settings } from '../settings.ts';
import type { Catalogue } from '../templates/catalogue.ts';
import { PROVISIONER } from './image-keys.ts';
import { pushImage } from './push-image.ts';
import { pushTemplateImages, type TemplateImageDeps } from './push-template-images.ts';

/** What the preview says of an image that is not in ECR yet. */
const TO_BE_PUSHED = `sha256:${'0'.repeat(64)}`;

export interface Images {
  /** Image key → reference by digest. */
  templates: Record<string, string>;
  /** The same of the provisioner's; undefined where it is none, or the settings name it. */
  provisioner: string | undefined;
}

/** Which images a deployment takes to ECR: those that its settings do not name. */
export function imagesToBring({ images }: Catalogue, { templateImages, provisioner }: Settings) {
  return {
    templates: Object.fromEntries(Object.entries(images).filter(([key]) => !(key in templateImages))),
    provisioner: provisioner.package === 'image' && provisioner.imageUri === undefined,
  };
}

/**
 * Brings them there.
 * @param urls image key → repository URL
 * @param provisionerTag of the provisioner's image in the local engine, where it is to be brought
 */
export async function bringImages(
  wanted: ReturnType<typeof imagesToBring>,
  urls: Readonly<Record<string, string>>,
  provisionerTag: string,
  deps: TemplateImageDeps,
): Promise<Images> {
  const templates = await pushTemplateImages({ images: wanted.templates }, urls, deps);
  if (!wanted.provisioner) return { templates, provisioner: undefined };
  const url = urls[PROVISIONER];
  if (!url) throw new Error('there is no repository for the provisioner: the repositories are of other images');
  return { templates, provisioner: await pushImage(provisionerTag, url, deps) };
}

/** The same without a change to the account: what is not there is said to be, under a digest that stands for it. */
export function planOnly(deps: TemplateImageDeps): TemplateImageDeps {
  return {
    ...deps,
    digestOf: async (url, tag) => (await deps.digestOf(url, tag)) ?? TO_BE_PUSHED,
    log: () => undefined,
  };
}
