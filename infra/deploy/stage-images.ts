import type { DeployedTemplates } from '../../provisioner/templates/deployed.ts';
import type { Ready } from '../checks/deployment.ts';
import { bringImages, type Images, imagesToBring, planOnly } from '../images/bring-images.ts';
import { imageKeys, repositoryUrls } from '../images/image-keys.ts';
import { previewRepositories, upRepositories } from '../images/image-stack.ts';
import { openRegistry } from '../images/registry.ts';
import { buildProvisionerImage } from '../provisioner-image/build.ts';
import type { Settings } from '../settings.ts';
import type { StackOptions } from '../stack.ts';
import { deployedTemplates } from '../templates/deployed.ts';
import type { PreviewStep } from './preview.ts';

const LOCAL_TAG = 'playground-local/provisioner:to-push';

/** What the bot's own program is made from. */
export interface Made {
  settings: Settings;
  deployed: DeployedTemplates;
}

/** The images of one deployment: first as they would be, then as they are in ECR. */
export interface StageImages {
  preview(options: StackOptions): Promise<Made & { steps: PreviewStep[] }>;
  bring(options: StackOptions): Promise<Made>;
}

/** Builds the provisioner's image where it is to be brought; nothing is pushed. */
export async function stageImages(ready: Ready, log: (line: string) => void): Promise<StageImages> {
  const { catalogue, settings, region } = ready;
  const wanted = imagesToBring(catalogue, settings);
  if (!wanted.provisioner && Object.keys(wanted.templates).length === 0) {
    const made = madeFrom(ready, { templates: {}, provisioner: undefined });
    return { preview: async () => ({ ...made, steps: [] }), bring: async () => made };
  }
  // All of them, or a setting that names an image would take its repository away, with what ran before.
  const keys = imageKeys(catalogue);
  if (wanted.provisioner) await buildProvisionerImage({ tag: LOCAL_TAG, log });
  const registry = await openRegistry(region, log);
  return {
    async preview(options) {
      const planned = await bringImages(wanted, repositoryUrls(ready, keys), LOCAL_TAG, planOnly(registry));
      return { ...madeFrom(ready, planned), steps: await previewRepositories(options, keys) };
    },
    async bring(options) {
      return madeFrom(ready, await bringImages(wanted, await upRepositories(options, keys), LOCAL_TAG, registry));
    },
  };
}

function madeFrom({ settings, catalogue }: Ready, images: Images): Made {
  const { provisioner } = settings;
  const withImage =
    provisioner.package === 'image' && images.provisioner
      ? { ...provisioner, imageUri: images.provisioner }
      : provisioner;
  return {
    settings: { ...settings, provisioner: withImage },
    deployed: deployedTemplates(catalogue, { ...settings.templateImages, ...images.templates }),
  };
}
