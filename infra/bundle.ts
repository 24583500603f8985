import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { byPackage, kilobytes, type PackageSize, packageLines } from './bundle/by-package.ts';
import {
  bundleDirectory,
  FUNCTION_NAMES,
  type FunctionBundle,
  type FunctionName,
  functionBundles,
} from './bundle/functions.ts';
import { keepErrorNames } from './bundle/keep-error-names.ts';
import { leaveOut, stubPath } from './bundle/leave-out.ts';
import { rememberBundle, rememberedBundle } from './bundle/remembered.ts';
import { slimEndpoints } from './bundle/slim-endpoints.ts';
import { slimSdk } from './bundle/slim-sdk.ts';
import { repositoryRoot } from './repository.ts';

export interface Bundle {
  name: FunctionName;
  bytes: number;
  packages: PackageSize[];
  /** The files that went in, relative to the repository. */
  inputs: string[];
}

/**
 * Bundles the functions into dist/<name>/index.js, those of which something has changed since they were bundled. The same
 * for every deployment: what differs lies beside it in the zip.
 * @throws when a bundle does not build, or is larger than functions.ts allows
 */
export async function bundle(names: readonly FunctionName[] = FUNCTION_NAMES): Promise<Bundle[]> {
  return await Promise.all(names.map(async (name) => (await rememberedBundle(name)) ?? (await bundleAfresh(name))));
}

/** Bundles one whether or not there is anything new in it. */
export async function bundleAfresh(name: FunctionName): Promise<Bundle> {
  const began = Date.now();
  const made = await bundleOne(name);
  await rememberBundle(made, began);
  return made;
}

async function bundleOne(name: FunctionName): Promise<Bundle> {
  const { maxBytes } = functionBundles[name];
  const { metafile, outputFiles } = await build({ ...bundleOptions(name), write: false, metafile: true });
  const bytes = outputBytes(metafile);
  const packages = byPackage(metafile);
  if (bytes > maxBytes) throw new Error(tooLarge(name, bytes, maxBytes, packages));
  await Promise.all(outputFiles.map(({ path, contents }) => writeWhole(path, contents)));
  return { name, bytes, packages, inputs: Object.keys(metafile.inputs) };
}

/** How the functions are bundled, for who makes another of them. */
export function bundleOptions(name: FunctionName) {
  const { entry, leftOut, keepNames = false }: FunctionBundle = functionBundles[name];
  return {
    absWorkingDir: repositoryRoot,
    entryPoints: [entry],
    outfile: join(bundleDirectory(name), 'index.js'),
    alias: Object.fromEntries(Object.entries(leftOut.modules).map(([module, stub]) => [module, stubPath(stub)])),
    plugins: [slimSdk, slimEndpoints, keepErrorNames, leaveOut(leftOut.files)],
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // The ES builds: of the AWS SDK's clients only the commands in use are kept then.
    mainFields: ['module', 'main'],
    // Where files lie beside the bundle, in the words of its format.
    define: { 'import.meta.dirname': '__dirname' },
    minify: true,
    keepNames,
    logLevel: 'warning',
    // Pulumi carries an npm that could build native modules; nothing here installs any.
    logOverride: { 'require-resolve-not-external': 'silent' },
  } satisfies BuildOptions;
}

/** By way of a rename, because a deploy may be reading the folder while another process builds. */
async function writeWhole(path: string, contents: Uint8Array): Promise<void> {
  const partial = `${dirname(dirname(path))}/.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(partial, contents);
  await rename(partial, path);
}

function outputBytes(metafile: Metafile): number {
  return Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0);
}

function tooLarge(name: FunctionName, bytes: number, maxBytes: number, packages: readonly PackageSize[]): string {
  return [
    `the bundle of ${name} has ${kilobytes(bytes)}, more than its ${kilobytes(maxBytes)}:`,
    ...packageLines(packages),
    'Import less, or leave out what is never reached (infra/bundle/left-out.ts).',
  ].join('\n');
}

if (import.meta.main) {
  for (const { name, bytes, packages } of await bundle()) {
    console.log([`dist/${name}: ${kilobytes(bytes)}`, ...packageLines(packages)].join('\n'));
  }
}
