import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { execa } from 'execa';

/** Where the images and the health checks of the templates look for Node: the place that the public image has it, too. */
export const NODE_PATH = '/usr/local/bin/node';

/** What a machine that is not Linux builds on: its own Node would not run in a container. */
export const PUBLIC_BASE = 'public.ecr.aws/docker/library/node:24-slim';

/**
 * The image that the local template images are built on. On Linux it is made from the very Node that runs this process
 * and its shared libraries, even where a registry could be reached: it takes seconds instead of a download, it is the
 * same on a machine that reaches none, and it cannot drift from the Node that everything else is tested with.
 */
export async function ensureNodeBase(docker: string, log: (line: string) => void): Promise<string> {
  if (process.platform !== 'linux') return PUBLIC_BASE;
  const libraries = await sharedLibraries(process.execPath);
  const tag = `playground-local/node:${process.versions.node}-${await digestOf([process.execPath, ...libraries])}`;
  if (await imageExists(docker, tag)) return tag;

  const started = performance.now();
  const context = await mkdtemp(join(tmpdir(), 'playground-node-base-'));
  try {
    const root = join(context, 'root');
    await copyInto(root, process.execPath, NODE_PATH);
    for (const library of libraries) await copyInto(root, library, library);
    await writeFile(join(context, 'Dockerfile'), `FROM scratch\nCOPY root/ /\nENTRYPOINT []\nCMD ["${NODE_PATH}"]\n`);
    await execa(docker, ['build', '--quiet', '--tag', tag, context]);
  } finally {
    await rm(context, { recursive: true, force: true });
  }
  log(`Built ${tag} in ${seconds(started)}`);
  return tag;
}

export async function imageExists(docker: string, tag: string): Promise<boolean> {
  const { stdout } = await execa(docker, ['image', 'ls', '--quiet', tag]);
  return stdout.trim() !== '';
}

export const seconds = (started: number): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;

/** The files that the loader needs for a binary, the loader itself among them, by the paths that it looks for them at. */
async function sharedLibraries(binary: string): Promise<string[]> {
  const { stdout, stderr, failed } = await execa('ldd', [binary], { reject: false });
  if (failed)
    throw new Error(`Asking ldd for the libraries of ${binary}: ${stderr || 'no ldd here'}. Install libc's own tools.`);
  return libraryPaths(stdout);
}

/** Each line is `name => /path (address)` or, for the loader, `/path (address)`; the kernel's own page has no path. */
export function libraryPaths(ldd: string): string[] {
  const paths = ldd.split('\n').flatMap((line) => /(?:^|\s)(\/\S+) \(0x/.exec(line)?.[1] ?? []);
  return [...new Set(paths)].sort();
}

async function copyInto(root: string, from: string, to: string): Promise<void> {
  const target = join(root, to);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(from, target, constants.COPYFILE_FICLONE);
}

async function digestOf(files: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) await pipeline(createReadStream(file), hash, { end: false });
  return hash.digest('hex').slice(0, 12);
}
