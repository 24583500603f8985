import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UPSTREAM } from '../aws-plugin/upstream.ts';
import { assertDownloadSite, cachedPlugin } from '../setup/aws-plugin.ts';
import { cacheFolder } from '../setup/cache.ts';
import { lookForDocker } from '../setup/docker.ts';
import { planDocker } from '../setup/docker-plan.ts';
import { environmentWorks, findPython, pythonEntry } from '../setup/emulator-python.ts';
import { folderSize } from '../setup/folder-size.ts';
import { findGo } from '../setup/go.ts';
import { EMULATOR_PORT, isFree, SLACK_PORT } from '../setup/ports.ts';
import { cliEntry, INSTALLER, installed } from '../setup/pulumi-cli.ts';
import { assertReachable } from '../setup/reach.ts';
import { run } from '../setup/run.ts';
import { readVersions } from '../setup/versions.ts';
import { runningWith } from '../state-folder.ts';
import type { Situation } from './situation.ts';

/** Looks at this machine, without a change to it. */
export async function look(repository: string, env: NodeJS.ProcessEnv): Promise<Situation> {
  const folder = cacheFolder(env);
  const versions = await readVersions(join(repository, 'package-lock.json'));
  const go = await findGo();
  const cliCached = existsSync(cliEntry(folder, versions.pulumi));
  const pluginCached = (await cachedPlugin(folder, versions.aws)) !== undefined;
  return {
    node: process.versions.node,
    cache: { folder, bytes: await folderSize(folder) },
    cli: {
      version: versions.pulumi,
      cached: cliCached,
      onPath: await works(installed(versions.pulumi)),
      site: !cliCached && (await works(assertReachable(INSTALLER))),
    },
    plugin: {
      version: versions.aws,
      cached: pluginCached,
      site: !pluginCached && (await works(assertDownloadSite())),
      buildable: versions.aws === UPSTREAM.plugin,
    },
    python: await lookForPython(folder),
    go,
    docker: planDocker(await lookForDocker({ wanted: 'use', env })),
    ports: [
      { name: 'the emulator', port: EMULATOR_PORT, free: await isFree(EMULATOR_PORT) },
      { name: 'the stand-in Slack', port: SLACK_PORT, free: await isFree(SLACK_PORT) },
    ],
    running: await runningWith(join(repository, '.local')),
    disks: await Promise.all([folder, repository, ...(await goFolders(go))].map(room)),
  };
}

async function lookForPython(cache: string): Promise<Situation['python']> {
  const python = await findPython().catch(() => undefined);
  if (python === undefined) return { version: undefined, cached: false, venv: false };
  return {
    version: python.version.join('.'),
    cached: await environmentWorks(await pythonEntry(cache, python.version)),
    venv: await works(run(python.command, ['-c', 'import venv, ensurepip'])),
  };
}

async function goFolders(go: string | undefined): Promise<string[]> {
  return go === undefined ? [] : (await run('go', ['env', 'GOCACHE', 'GOMODCACHE'])).trim().split('\n');
}

/** What is free for this user where the folder is, or will be. */
async function room(folder: string): Promise<{ folder: string; freeBytes: number }> {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const { bavail, bsize } = await statfs(there);
  return { folder, freeBytes: bavail * bsize };
}

/** A question whose every other answer is no. */
async function works(question: Promise<unknown>): Promise<boolean> {
  return question.then(
    () => true,
    () => false,
  );
}
