import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { repositoryRoot } from '../repository.ts';
import { unreachedFile } from './unreached-file.ts';

/** A file of infra/bundle/stubs, which says for what it stands in. */
export type Stub =
  | 'empty'
  | 'environment-credentials'
  | 'no-config-files'
  | 'no-endpoint-discovery'
  | 'no-event-streams'
  | 'no-json-schema'
  | 'no-queue'
  | 'one-try'
  | 'slack-methods'
  | 'unreached';

export const STUBS = join(repositoryRoot, 'infra/bundle/stubs');

export const stubPath = (stub: Stub): string =>
  join(STUBS, `${stub}.${stub === 'environment-credentials' ? 'mjs' : 'cjs'}`);

/** Puts stubs in the place of single files of packages. @param files path that begins with the package's name → stub */
export function leaveOut(files: Readonly<Record<string, Stub>>): Plugin {
  return {
    name: 'leave-out',
    setup(build) {
      for (const [file, stub] of Object.entries(files)) {
        const filter = new RegExp(`/node_modules/${file.replaceAll('.', String.raw`\.`)}$`);
        build.onLoad({ filter }, async ({ path }) =>
          stub === 'unreached'
            ? { contents: unreachedFile(file, await readFile(path, 'utf8')) }
            : { contents: await readFile(stubPath(stub), 'utf8'), resolveDir: STUBS },
        );
      }
    },
  };
}
