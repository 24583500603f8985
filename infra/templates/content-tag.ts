import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readlink, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { COMPOSE_FILES } from '../../provisioner/compose/beside.ts';
import type { TemplateImage } from './catalogue.ts';

/**
 * A tag that stands for what an image is built from: the files of its context, its build settings, and the base that it is
 * given. The same content has the same tag everywhere, so what is there under it need not be built again. Compose files are
 * no part of an image; what a .dockerignore leaves out counts all the same.
 */
export async function contentTag({ folder, source, platform }: TemplateImage, base: string): Promise<string> {
  if (source.kind !== 'build') throw new Error(`${source.reference} is not built, so it has no content here`);
  const { context, dockerfile, target, args = {} } = source;
  const hash = createHash('sha256').update(
    JSON.stringify([platform, dockerfile, target, Object.entries(args).sort(), base]),
  );
  const root = join(folder, context);
  await addFolder(hash, root);
  const outside = relative(root, join(folder, dockerfile)).startsWith(`..${sep}`);
  if (outside) await addFile(hash, join(folder, dockerfile));
  return hash.digest('hex').slice(0, 12);
}

async function addFolder(hash: Hash, root: string): Promise<void> {
  const entries = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => !COMPOSE_FILES.some((name) => name === entry.name))
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { entry, path } of entries) {
    const name = relative(root, path);
    if (entry.isSymbolicLink()) hash.update(`\0${name}\0${await readlink(path)}`);
    if (!entry.isFile()) continue;
    const isProgram = ((await stat(path)).mode & 0o100) !== 0;
    hash.update(`\0${name}\0${isProgram ? 'x' : ''}\0`);
    await addFile(hash, path);
  }
}

/** As a stream, because a data image's files may be larger than memory. */
async function addFile(hash: Hash, file: string): Promise<void> {
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk);
}
