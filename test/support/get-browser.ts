import { aptInstall } from '../../infra/local/setup/apt.ts';
import { onDebian } from '../../infra/local/setup/docker.ts';
import { type Log, named, timed } from '../../infra/local/setup/progress.ts';
import { run } from '../../infra/local/setup/run.ts';
import { findBrowser, NO_BROWSER, withoutBrowser } from './find-browser.ts';

export interface BrowserSituation {
  found: boolean;
  /** PLAYGROUND_BROWSER names one: what it is stays its user's matter. */
  named: boolean;
  /** CI=true. A developer's machine gets nothing installed by its tests. */
  ci: boolean;
  root: boolean;
  /** Debian, or made from it. */
  debian: boolean;
}

/** Pure: whether the tests may install a browser. */
export function mayInstallBrowser({ found, named: given, ci, root, debian }: BrowserSituation): boolean {
  return !found && !given && ci && root && debian;
}

/**
 * Installs Chromium for the page's tests where that may be done and there is none.
 * @returns variables for the test run: where there is none in the end, why
 */
export async function getBrowser(env: NodeJS.ProcessEnv, log: Log): Promise<Record<string, string>> {
  const situation: BrowserSituation = {
    found: findBrowser(env) !== undefined,
    named: env['PLAYGROUND_BROWSER'] !== undefined,
    ci: env['CI'] === 'true',
    root: process.getuid?.() === 0,
    debian: await onDebian(),
  };
  if (!mayInstallBrowser(situation)) return {};
  const say = named(log, 'Browser');
  try {
    await timed(say, async () => {
      say('no Chromium here, and this is CI: installing it with apt-get');
      await aptInstall(say, ['chromium']);
      const browser = findBrowser(env);
      if (browser === undefined) throw new Error(withoutBrowser(env));
      // Ubuntu's package is a stand-in that asks for a snap.
      await run(browser, ['--version'], { timeoutMs: 30_000 });
    });
    return {};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say(message);
    // For the names of the skipped tests; what apt-get complains of comes last.
    return { [NO_BROWSER]: `installing it: ${message.trim().split('\n').at(-1)}` };
  }
}
