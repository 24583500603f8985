import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { templates } from '../../provisioner/templates/index.ts';
import { ensureNodeBase, imageExists, NODE_PATH, seconds } from './node-base.ts';
import { type Log, withProgress } from './setup/progress.ts';

const TEMPLATES_FOLDER = fileURLToPath(new URL('../../provisioner/templates', import.meta.url));

export interface LocalImages {
  /** A template's image key (`default/web`) → the image reference that the provisioner is given. */
  templateImages: Record<string, string>;
  /** What holds the network of a local task: any image, and a command that does nothing until it is killed. */
  pauseImage: string;
  pauseCommand: string[];
}

/**
 * Builds the templates' images into the local Docker engine, each under a tag made from its content and its base, so
 * that a second start with nothing changed builds nothing. `docker` is the binary to call.
 */
export async function buildTemplateImages(options: { docker: string; log: Log }): Promise<LocalImages> {
  const { docker, log } = options;
  const wanted = new Map(
    Object.values(templates).flatMap(({ name, containers }) => containers.map(({ image }) => [image, name] as const)),
  );
  const templateImages: Record<string, string> = {};
  let doing = 'the base of all';
  const status = (): string => `building ${doing}, ${Object.keys(templateImages).length} of ${wanted.size} done`;
  const base = await withProgress(log, status, async () => {
    const made = await ensureNodeBase(docker, log);
    for (const [image, name] of wanted) {
      doing = image;
      templateImages[image] = await buildImage({ docker, log, base: made, name, image });
    }
    return made;
  });
  return { templateImages, pauseImage: base, pauseCommand: [NODE_PATH, '-e', 'setInterval(() => {}, 2 ** 30)'] };
}

interface BuildOptions {
  docker: string;
  log: (line: string) => void;
  base: string;
  name: string;
  image: string;
}

async function buildImage({ docker, log, base, name, image }: BuildOptions): Promise<string> {
  const context = join(TEMPLATES_FOLDER, name);
  const dockerfile = join(TEMPLATES_FOLDER, image, 'Dockerfile');
  const tag = `playground-local/${image.replace('/', '-')}:${await digestOf(context, base)}`;
  if (await imageExists(docker, tag)) return tag;
  const started = performance.now();
  await execa(docker, ['build', '--quiet', '--build-arg', `BASE=${base}`, '--file', dockerfile, '--tag', tag, context]);
  log(`Built ${tag} in ${seconds(started)}`);
  return tag;
}

/** Over the whole folder, because the images of a template share files; its definition is no part of any image. */
async function digestOf(folder: string, base: string): Promise<string> {
  const hash = createHash('sha256').update(base);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file !== join(folder, 'template.ts'))
    .sort();
  for (const file of files) hash.update(`\0${file.slice(folder.length)}\0`).update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}
