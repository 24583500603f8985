import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { findGo } from '../local/setup/go.ts';
import type { Log } from '../local/setup/progress.ts';
import { run } from '../local/setup/run.ts';
import { repositoryRoot } from '../repository.ts';
import type { Parts } from './context.ts';

/** A part of the image as CycloneDX and package URLs name it: https://cyclonedx.org/specification/overview/ */
export interface Component {
  type: 'application' | 'library' | 'container';
  name: string;
  version: string;
  purl?: string;
}

const lockfileSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** Lists what is in the image, in a form that scanners for known weaknesses read. */
export async function writeContents(file: string, parts: Parts & { base: string }, log: Log): Promise<void> {
  const { versions, bundles, programs, base } = parts;
  const { packages } = lockfileSchema.parse(
    JSON.parse(await readFile(join(repositoryRoot, 'package-lock.json'), 'utf8')),
  );
  const components: Component[] = [
    { type: 'container', name: base, version: '' },
    { type: 'application', name: 'node', version: process.versions.node },
    { type: 'application', name: 'pulumi', version: versions.pulumi },
    { type: 'application', name: 'pulumi-resource-aws', version: versions.awsPlugin },
    npmComponent('aws-lambda-ric', versions.runtimeClient),
    ...npmComponents(
      bundles.flatMap(({ inputs }) => inputs),
      packages,
    ),
    ...(await goComponents(programs, log)),
  ];
  await writeFile(file, JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }));
}

/**
 * The npm packages that files of a bundle come from.
 * @param inputs paths that have the folder of the packages in them
 * @param packages of package-lock.json, whose keys are folders
 */
export function npmComponents(
  inputs: readonly string[],
  packages: Readonly<Record<string, { version?: string | undefined }>>,
): Component[] {
  const folders = inputs.map((path) => /\bnode_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders)]
    .filter((folder) => folder !== undefined)
    .sort()
    .map((folder) => npmComponent(folder.replace(/^.*node_modules\//, ''), packages[folder]?.version ?? 'unknown'));
}

function npmComponent(name: string, version: string): Component {
  return { type: 'library', name, version, purl: `pkg:npm/${name.replace('@', '%40')}@${version}` };
}

async function goComponents(programs: readonly string[], log: Log): Promise<Component[]> {
  if ((await findGo()) === undefined) {
    log('There is no Go here, so the list of what is in the image goes without the Go modules of CLI and plugin.');
    return [];
  }
  const listed = await run('go', ['version', '-m', ...programs]);
  return goModules(listed);
}

/** The modules that `go version -m` finds in programs, each once; of one that was replaced, the replacement. */
export function goModules(listed: string): Component[] {
  const found = new Map<string, Component>();
  const rows = listed.split('\n').map((line) => line.trim().split('\t'));
  for (const [index, [kind, name, version]] of rows.entries()) {
    const isReplaced = rows[index + 1]?.[0] === '=>';
    if ((kind !== 'dep' && kind !== '=>') || isReplaced || !name || !version) continue;
    found.set(`${name}@${version}`, { type: 'library', name, version, purl: `pkg:golang/${name}@${version}` });
  }
  return [...found.values()];
}
