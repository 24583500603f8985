import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readFile, realpath, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { z } from 'zod';
import { cacheEntry } from './cache.ts';
import { type Log, named, timed, withProgress } from './progress.ts';
import { run } from './run.ts';

/** A package of its own, because installing it compiles it, and only who builds the provisioner's image needs it. */
const PACKAGE = join(import.meta.dirname, '../runtime-client');
const PACKAGE_FILES = ['package.json', 'package-lock.json', '.npmrc'];
const NAME = 'aws-lambda-ric';
/** What its install scripts call. */
const COMPILERS = ['cmake', 'make', 'g++', 'python3'];

const lockfileSchema = z.object({
  packages: z.object({ [`node_modules/${NAME}`]: z.object({ version: z.string() }) }),
});

/** The version that its lockfile pins. */
export async function runtimeClientVersion(): Promise<string> {
  const lockfile = lockfileSchema.parse(JSON.parse(await readFile(join(PACKAGE, 'package-lock.json'), 'utf8')));
  return lockfile.packages[`node_modules/${NAME}`]?.version ?? '';
}

/** Where the cache has it; what is compiled is for one kind of processor. */
export async function runtimeClientEntry(cache: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of PACKAGE_FILES) hash.update(await readFile(join(PACKAGE, file)));
  const name = `${await runtimeClientVersion()}-${process.arch}-${hash.digest('hex').slice(0, 12)}`;
  return join(cache, 'runtime-client', name);
}

/**
 * The client of Lambda's runtime API, from the cache or compiled. A part of it is native: it uses nothing of Node but the
 * interface that all its versions share, and of glibc nothing younger than 2.17.
 * @returns a folder with its `index.mjs` and what that needs
 * @throws where it cannot be compiled: on anything but Linux, and without a compiler
 */
export async function getRuntimeClient(options: {
  cache: string;
  log: Log;
  signal?: AbortSignal | undefined;
}): Promise<string> {
  const { cache, log, signal } = options;
  const say = named(log, `Lambda runtime client ${await runtimeClientVersion()}`);
  const entry = await runtimeClientEntry(cache);
  return timed(say, async () => {
    if (existsSync(entry)) return entry;
    await assertCompilers(signal);
    say('compiling it: about a minute on 2 cores, once');
    return cacheEntry(entry, say, (draft) => compile(say, draft, signal), signal);
  });
}

async function assertCompilers(signal?: AbortSignal): Promise<void> {
  if (process.platform !== 'linux')
    throw new Error(`${NAME} compiles on Linux only: build the image on such a machine`);
  for (const compiler of COMPILERS) {
    await run(compiler, ['--version'], { signal }).catch((cause: unknown) => {
      throw new Error(
        `there is no \`${compiler}\` to compile ${NAME}; on Debian and Ubuntu: \`apt-get install ${COMPILERS.join(' ')}\``,
        { cause },
      );
    });
  }
}

async function compile(say: Log, draft: string, signal?: AbortSignal): Promise<void> {
  for (const file of PACKAGE_FILES) await cp(join(PACKAGE, file), join(draft, file));
  const headers = await nodeHeaders(signal);
  const env = {
    // The package asks for Node 22, and npm runs scripts on the first one that it finds.
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    ...(headers !== undefined && { npm_config_nodedir: headers }),
  };
  await withProgress(
    say,
    () => 'compiling',
    () => run('npm', ['ci'], { cwd: draft, env, signal }),
  );
  for (const file of ['index.mjs', 'rapid-client.node', 'LICENSE', 'NOTICE', 'THIRD-PARTY-LICENSES']) {
    await rename(join(draft, 'node_modules', NAME, file), join(draft, file));
  }
  for (const file of ['node_modules', ...PACKAGE_FILES]) await rm(join(draft, file), { recursive: true });
}

/** Where Node's own headers lie beside a Node on the PATH; where none has them, node-gyp downloads them. */
async function nodeHeaders(signal?: AbortSignal): Promise<string | undefined> {
  const found = await run('which', ['-a', 'node'], { signal });
  const roots = await Promise.all(found.split('\n').map(async (node) => join(dirname(await realpath(node)), '..')));
  return roots.find((root) => existsSync(join(root, 'include/node/node_api.h')));
}
