import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The program that PLAYGROUND_BROWSER names, or else the first Chromium on the PATH; undefined when there is none. */
export function findBrowser(env: NodeJS.ProcessEnv): string | undefined {
  const named = env['PLAYGROUND_BROWSER'];
  if (named !== undefined) return isProgram(named) ? named : undefined;
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin'].filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** Why tests with a browser are skipped here, for their names; empty when they are not. */
export function withoutBrowser(env: NodeJS.ProcessEnv): string {
  if (findBrowser(env) !== undefined) return '';
  const named = env['PLAYGROUND_BROWSER'];
  return named === undefined
    ? 'no Chromium on the PATH; PLAYGROUND_BROWSER may name one'
    : `PLAYGROUND_BROWSER is ${named}, which is no program`;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
