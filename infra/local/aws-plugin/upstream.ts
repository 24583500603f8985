import { chmod, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { clientsCalled, isProviderFile, keepClients, keepServices, ownImports, SERVICES } from './trim.ts';

/** The upstream provider that the official plugin of this version is made from. */
export const UPSTREAM = {
  plugin: '7.48.0',
  module: 'github.com/hashicorp/terraform-provider-aws@v1.60.1-0.20260602190131-5f2286d6d836',
  // As in a go.sum, which cannot name it here because the build replaces the module by a copy.
  sum: 'h1:haLmsj0WF7e6d2TGbk0fbz5qWdA9f8w9sNpMe6J6WqM=',
  /** Of the module's zip at the module proxy, to show how far its download is. */
  bytes: 123_844_521,
} as const;

const SERVICE_LIST = 'internal/provider/sdkv2/service_packages_gen.go';
const CLIENT_LIST = 'internal/conns/awsclient_gen.go';
const ENTRIES = ['internal', 'internal/provider/sdkv2', 'internal/provider/framework'];

/**
 * Makes the copy of the upstream module that the plugin is built from: only what is compiled, the two lists cut down, and
 * the package that exports its internals added.
 * @param module the unpacked module in Go's own cache; only read
 * @param target a folder that does not exist yet
 * @param exportFile the Go file that becomes the package `export` of the copy
 */
export async function copyUpstream(module: string, target: string, exportFile: string): Promise<void> {
  const services = keepServices(await readFile(join(module, SERVICE_LIST), 'utf8'), SERVICES);
  const { folders, called } = await reachable(module, services);
  await mkdir(target, { recursive: true });
  for (const part of ['go.mod', 'go.sum', 'names', 'version', 'internal']) {
    await cp(join(module, part), join(target, part), {
      recursive: true,
      filter: (source) => isCompiled(relative(module, source), folders),
    });
  }
  await makeWritable(target);
  await writeFile(join(target, SERVICE_LIST), services);
  const clients = await readFile(join(module, CLIENT_LIST), 'utf8');
  await writeFile(join(target, CLIENT_LIST), keepClients(clients, called));
  await mkdir(join(target, 'export'));
  await cp(exportFile, join(target, 'export', 'export.go'));
}

/** The module's folders that its provider imports, directly or not, and the AWS clients that they call. */
async function reachable(module: string, services: string): Promise<{ folders: Set<string>; called: Set<string> }> {
  const folders = new Set<string>();
  const called = new Set<string>();
  const waiting = [...ENTRIES];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (folders.has(folder)) continue;
    folders.add(folder);
    for (const file of await readdir(join(module, folder))) {
      if (!isProviderFile(file)) continue;
      const path = `${folder}/${file}`;
      const source = path === SERVICE_LIST ? services : await readFile(join(module, path), 'utf8');
      waiting.push(...ownImports(source));
      if (path !== CLIENT_LIST) for (const name of clientsCalled(source)) called.add(name);
    }
  }
  return { folders, called };
}

/** Services are all but a few megabytes of the module, and each is a folder; the rest is kept whole, data files and all. */
function isCompiled(path: string, folders: ReadonlySet<string>): boolean {
  if (path.endsWith('.go') && !isProviderFile(basename(path))) return false;
  if (path.split(sep).includes('testdata')) return false;
  const [internal, service, name] = path.split(sep);
  if (internal !== 'internal' || service !== 'service' || name === undefined || name.includes('.')) return true;
  return [...folders].some(
    (folder) => folder === `internal/service/${name}` || folder.startsWith(`internal/service/${name}/`),
  );
}

/** Go's module cache is read-only, and `cp` keeps that. */
async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await makeWritable(path);
    else await chmod(path, 0o644);
  }
}
