import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { copyUpstream, UPSTREAM } from '../aws-plugin/upstream.ts';
import { cacheEntry } from './cache.ts';
import { sizeAt, withDownload } from './download.ts';
import { assertGo, goBuild, goModule } from './go.ts';
import { type Log, named, timed } from './progress.ts';
import type { GetTool } from './pulumi-cli.ts';
import { assertReachable } from './reach.ts';
import { run } from './run.ts';
import { firstWay } from './ways.ts';

const SOURCES = join(import.meta.dirname, '../aws-plugin');
const GO_FILES = ['go.mod', 'go.sum', 'main.go', 'provider.go', 'tokens.go', 'overrides.go'];
const EXPORT_FILE = '_upstream/export.go';

/** Where the engine looks for a plugin of this version, below a PULUMI_HOME. */
export function pluginFolder(pulumiHome: string, version: string): string {
  return join(pulumiHome, 'plugins', `resource-aws-v${version}`);
}

/**
 * The AWS plugin of exactly this version: from the cache, downloaded, or built from Go modules.
 * @param pulumi the CLI that downloads it; awaited only when the cache has none
 * @returns a folder that has the shape of a PULUMI_HOME and holds nothing but the plugin
 */
export async function getAwsPlugin(tool: GetTool, pulumi: Promise<PulumiCommand>): Promise<string> {
  const { cache, version, log, signal } = tool;
  const name = `AWS plugin ${version}`;
  const say = named(log, name);
  const { downloaded, built } = await pluginEntries(cache, version);
  return timed(say, async () => {
    const cached = await cachedPlugin(cache, version);
    if (cached !== undefined) return cached;
    return firstWay(
      name,
      say,
      [
        { name: 'its download site', attempt: () => download(say, tool, downloaded, pulumi) },
        {
          name: 'built from Go modules',
          attempt: async () => {
            if (version !== UPSTREAM.plugin) {
              throw new Error(`infra/local/aws-plugin is made for ${UPSTREAM.plugin}: bring upstream.ts to ${version}`);
            }
            await assertGo(signal);
            say('building it from Go modules: about 6 minutes on 2 cores, once');
            return cacheEntry(built, say, (draft) => build(say, draft, version, signal), signal);
          },
        },
      ],
      signal,
    );
  });
}

/** The cache's entry that holds this version, if one does. */
export async function cachedPlugin(cache: string, version: string): Promise<string | undefined> {
  const { downloaded, built } = await pluginEntries(cache, version);
  return [downloaded, built].find((entry) => existsSync(pluginFolder(entry, version)));
}

async function pluginEntries(cache: string, version: string): Promise<{ downloaded: string; built: string }> {
  return { downloaded: join(cache, 'aws-plugin', `${version}-official`), built: await builtEntry(cache, version) };
}

/** The entry for what these sources build: they decide on names and types, so a change to them is another plugin. */
export async function builtEntry(cache: string, version: string): Promise<string> {
  const hash = createHash('sha256').update(UPSTREAM.module);
  for (const file of [...GO_FILES, EXPORT_FILE, 'trim.ts']) hash.update(await readFile(join(SOURCES, file)));
  return join(cache, 'aws-plugin', `${version}-built-${hash.digest('hex').slice(0, 12)}`);
}

/** @throws when none of the plugin's download sites answers */
export async function assertDownloadSite(signal?: AbortSignal): Promise<void> {
  const sites = ['https://api.github.com', 'https://get.pulumi.com'];
  await Promise.any(sites.map((url) => assertReachable(url, signal))).catch(() => {
    throw new Error('neither github.com nor get.pulumi.com is in reach');
  });
}

/** Where the engine finds the plugin in the end; the archive at its other site is the same. */
function archive(version: string): string {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  return `https://get.pulumi.com/releases/plugins/pulumi-resource-aws-v${version}-${process.platform}-${arch}.tar.gz`;
}

async function download(say: Log, tool: GetTool, entry: string, pulumi: Promise<PulumiCommand>): Promise<string> {
  const { version, signal } = tool;
  await assertDownloadSite(signal);
  const { command } = await pulumi;
  say('downloading it');
  return cacheEntry(
    entry,
    say,
    async (draft) => {
      const folder = join(draft, 'download');
      await mkdir(folder);
      const env = { PULUMI_HOME: draft, PULUMI_SKIP_UPDATE_CHECK: 'true', TMPDIR: folder };
      const total = await sizeAt(archive(version), signal);
      await withDownload(say, { folder, total }, () =>
        run(command, ['plugin', 'install', 'resource', 'aws', version], { env, signal }),
      );
      await rm(folder, { recursive: true });
      if (!existsSync(pluginFolder(draft, version))) throw new Error('the download left no plugin behind');
    },
    signal,
  );
}

async function build(say: Log, draft: string, version: string, signal?: AbortSignal): Promise<void> {
  const work = join(draft, 'build');
  const module = join(work, 'plugin');
  for (const file of GO_FILES) await cp(join(SOURCES, file), join(module, file));
  say('getting the upstream provider');
  const upstream = await goModule(say, UPSTREAM, draft, signal);
  await copyUpstream(upstream, join(work, 'upstream'), join(SOURCES, EXPORT_FILE));

  const target = pluginFolder(draft, version);
  await mkdir(target, { recursive: true });
  const output = join(target, 'pulumi-resource-aws');
  await goBuild(say, { module, package: '.', output, ldflags: `-s -w -X main.version=${version}`, signal });
  // It works in its current folder and leaves a project file there.
  await run(output, ['schema', '--out', target, '--skip-docs'], { cwd: work, signal });
  await rm(work, { recursive: true });
}
