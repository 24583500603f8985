import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Says why none could be installed; `npm test` sets it for the tests. */
export const NO_BROWSER = 'PLAYGROUND_NO_BROWSER';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The program that PLAYGROUND_BROWSER names, or else the first Chromium on the PATH; undefined when there is none. */
export function findBrowser(env: NodeJS.ProcessEnv): string | undefined {
  const named = env['PLAYGROUND_BROWSER'];
  if (named !== undefined) return isProgram(named) ? named : undefined;
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin'].filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** Why tests with a browser are skipped here, for their names; empty when they are not. */
export function withoutBrowser(env: NodeJS.ProcessEnv, platform = process.platform): string {
  const notInstalled = env[NO_BROWSER];
  if (notInstalled !== undefined) return notInstalled;
  if (findBrowser(env) !== undefined) return '';
  const named = env['PLAYGROUND_BROWSER'];
  if (named !== undefined) return `PLAYGROUND_BROWSER is ${named}, which is no program`;
  const how = platform === 'darwin' ? 'brew install --cask chromium' : 'apt-get install chromium';
  return `no Chromium on the PATH: \`${how}\` installs one, or PLAYGROUND_BROWSER names one`;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
