import { buildImage } from '../templates/build-image.ts';
import type { Catalogue } from '../templates/catalogue.ts';
import { ensureNodeBase, NODE_PATH } from './node-base.ts';
import { type Log, withProgress } from './setup/progress.ts';

export interface LocalImages {
  /** A template's image key (`hello/web`) → the image reference that the provisioner is given. */
  templateImages: Record<string, string>;
  /** What holds the network of a local task: any image, and a command that does nothing until it is killed. */
  pauseImage: string;
  pauseCommand: string[];
}

/**
 * Builds the templates' images into the local Docker engine, each under a tag made from its content and its base, so
 * that a second start with nothing changed builds nothing. Those that are not built keep their own references: the engine
 * has them, or pulls them when a playground needs them. `docker` is the binary to call.
 */
export async function buildTemplateImages(
  { images }: Pick<Catalogue, 'images'>,
  options: { docker: string; log: Log },
): Promise<LocalImages> {
  const { docker, log } = options;
  const wanted = Object.entries(images);
  const templateImages: Record<string, string> = {};
  let doing = 'the base of all';
  const status = (): string => `building ${doing}, ${Object.keys(templateImages).length} of ${wanted.length} done`;
  const base = await withProgress(log, status, async () => {
    const nodeBase = await ensureNodeBase(docker, log);
    for (const [key, image] of wanted) {
      doing = key;
      const { source } = image;
      templateImages[key] =
        source.kind === 'copy' ? source.reference : await buildImage(key, image, { docker, nodeBase, log });
    }
    return nodeBase;
  });
  return { templateImages, pauseImage: base, pauseCommand: [NODE_PATH, '-e', 'setInterval(() => {}, 2 ** 30)'] };
}
