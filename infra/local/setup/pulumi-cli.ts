import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PulumiCommand } from '@pulumi/pulumi/automation/index.js';
import { cacheEntry } from './cache.ts';
import { sizeAt, withDownload } from './download.ts';
import { assertGo, goBuild } from './go.ts';
import { type Log, named, timed } from './progress.ts';
import { assertReachable } from './reach.ts';
import { run } from './run.ts';
import { firstWay, type Way } from './ways.ts';

export const INSTALLER = 'https://get.pulumi.com/install.sh';
const MAIN = 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi';
const MODULE = join(import.meta.dirname, '../pulumi-cli');

export interface GetTool {
  cache: string;
  version: string;
  log: Log;
  signal?: AbortSignal | undefined;
}

/** Where the cache has the CLI of this version. */
export function cliEntry(cache: string, version: string): string {
  return join(cache, 'pulumi-cli', version);
}

/** The Pulumi CLI of exactly this version, from the cache, the PATH, its installer, or built from Go modules. */
export function getPulumi({ cache, version, log, signal }: GetTool): Promise<PulumiCommand> {
  const tool = `Pulumi CLI ${version}`;
  const say = named(log, tool);
  const root = cliEntry(cache, version);
  const fill = (draft: (folder: string) => Promise<void>): Promise<string> => cacheEntry(root, say, draft, signal);
  const ways: Way<PulumiCommand>[] = [
    { name: 'on the PATH', attempt: () => installed(version) },
    {
      name: 'its installer',
      attempt: async () => {
        await assertReachable(INSTALLER, signal);
        say('downloading it with its installer');
        await fill((draft) => installInto(say, draft, version, signal));
        return installed(version, root);
      },
    },
    {
      name: 'built from Go modules',
      attempt: async () => {
        await assertGo(signal);
        say('building it from Go modules: about 6 minutes on 2 cores, once');
        await fill((draft) => build(say, draft, version, signal));
        return installed(version, root);
      },
    },
  ];
  return timed(say, () => (existsSync(root) ? installed(version, root) : firstWay(tool, say, ways, signal)));
}

/** The CLI under `root/bin`, or on the PATH; it must be this version and no other, as engine and SDK go together. */
export async function installed(version: string, root?: string): Promise<PulumiCommand> {
  let found: PulumiCommand;
  try {
    found = await PulumiCommand.get({ skipVersionCheck: true, ...(root === undefined ? {} : { root }) });
  } catch (cause) {
    throw new Error(
      root === undefined
        ? `there is none; a \`pulumi\` ${version} there would do`
        : `what lies in ${root} does not run; remove it`,
      { cause },
    );
  }
  if (found.version?.version !== version) throw new Error(`it is ${found.version?.version ?? 'of no known version'}`);
  return found;
}

/** What PulumiCommand.install does, in a way that can be watched and ended. */
async function installInto(say: Log, draft: string, version: string, signal?: AbortSignal): Promise<void> {
  const folder = join(draft, 'download');
  await mkdir(folder);
  const answer = await fetch(INSTALLER, { signal: signal ?? null });
  if (!answer.ok) throw new Error(`${INSTALLER} answers ${answer.status}`);
  const script = join(folder, 'install.sh');
  await writeFile(script, await answer.text());
  const total = await sizeAt(archive(version), signal);
  await withDownload(say, { folder, total }, () =>
    run('/bin/sh', [script, '--no-edit-path', '--install-root', draft, '--version', version], {
      env: { TMPDIR: folder },
      signal,
    }),
  );
  await rm(folder, { recursive: true });
}

/** Where the installer finds the CLI in the end; the archive at its other site is the same. */
function archive(version: string): string {
  return `https://get.pulumi.com/releases/sdk/pulumi-v${version}-${process.platform}-${process.arch}.tar.gz`;
}

async function build(say: Log, draft: string, version: string, signal?: AbortSignal): Promise<void> {
  assertPinned(version, await readFile(join(MODULE, 'go.mod'), 'utf8'));
  await mkdir(join(draft, 'bin'));
  const ldflags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
  await goBuild(say, { module: MODULE, package: MAIN, output: join(draft, 'bin', 'pulumi'), ldflags, signal });
}

/** The Go module has its own pin of the version; npm's must not run ahead of it. */
export function assertPinned(version: string, goMod: string): void {
  const pinned = /^require github\.com\/pulumi\/pulumi\/pkg\/v3 (v\S+)$/m.exec(goMod)?.[1];
  if (pinned !== `v${version}`)
    throw new Error(`infra/local/pulumi-cli/go.mod pins ${pinned}: bring it to v${version}`);
}
