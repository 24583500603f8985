import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { repositoryRoot } from '../repository.ts';
import { unreachedFile } from './unreached-file.ts';

/** A file of infra/bundle/stubs, which says for what it stands in. */
export type Stub =
  | 'bolt-index'
  | 'bolt-types'
  | 'empty'
  | 'environment-credentials'
  | 'no-config-files'
  | 'no-endpoint-discovery'
  | 'no-event-streams'
  | 'no-extensions'
  | 'no-json-schema'
  | 'no-queue'
  | 'one-try'
  | 'slack-methods'
  | 'unreached'
  | 'web-api-index';

export const STUBS = join(repositoryRoot, 'infra/bundle/stubs');

/** Of what a CommonJS module requires a bundle keeps all, so what requires much is an ES module. */
const ES_MODULES: readonly Stub[] = [
  'bolt-index',
  'bolt-types',
  'environment-credentials',
  'no-extensions',
  'web-api-index',
];

export const stubPath = (stub: Stub): string => join(STUBS, `${stub}.${ES_MODULES.includes(stub) ? 'mjs' : 'cjs'}`);

/** Puts stubs in the place of single files of packages. @param files path that begins with the package's name → stub */
export function leaveOut(files: Readonly<Record<string, Stub>>): Plugin {
  return {
    name: 'leave-out',
    setup(build) {
      for (const [file, stub] of Object.entries(files)) {
        const filter = new RegExp(`/node_modules/${file.replaceAll('.', String.raw`\.`)}$`);
        build.onLoad({ filter }, async ({ path }) =>
          stub === 'unreached'
            ? { contents: unreachedFile(file, await readFile(path, 'utf8')), resolveDir: STUBS }
            : { contents: await readFile(stubPath(stub), 'utf8'), resolveDir: dirname(path) },
        );
      }
    },
  };
}
