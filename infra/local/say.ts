import { join } from 'node:path';
import { repositoryRoot } from '../repository.ts';
import { readArguments, type SayCommand, USAGE } from './slack/say/arguments.ts';
import { leave } from './slack/say/leave.ts';
import { readLocalUrls } from './slack/say/local-file.ts';
import { press } from './slack/say/press.ts';
import { type ExitCode, talk } from './slack/say/talk.ts';
import { wind } from './slack/say/wind.ts';

/** Only tests have their state elsewhere. */
const STATE_DIR = process.env['PLAYGROUND_STATE_DIR'] ?? join(repositoryRoot, '.local');
const NOT_RUNNING = 'The stand-in Slack does not answer. Run `npm start` in another terminal and wait until it is up.';

process.exitCode = await say();

async function say(): Promise<ExitCode> {
  const given = readArguments(process.argv.slice(2));
  if ('fault' in given) {
    console.error(`${given.fault}\n\n${USAGE}`);
    return 2;
  }
  const urls = readLocalUrls(join(STATE_DIR, 'local.json'));
  if (given.kind === 'command' && given.api) return await sayOverApi(given, urls?.apiUrl);
  if (urls === undefined) {
    console.error(NOT_RUNNING);
    return 1;
  }
  const { slackUrl } = urls;
  try {
    const at = { slackUrl, print: console.log };
    if (given.kind === 'command') return await talk(given, at);
    if (given.kind === 'leave') return await leave(given, at);
    return await (given.kind === 'click' ? press(given, at) : wind(given.seconds, at));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      console.log('It had not ended when the time was up, and goes on. `/playground list` shows how it stands.');
      return 1;
    }
    if (!isUnreachable(error)) throw error;
    // fetch has the reason as its cause.
    console.error(
      `${NOT_RUNNING} (${slackUrl}: ${error.cause instanceof Error ? error.cause.message : error.message})`,
    );
    return 1;
  }
}

async function sayOverApi(given: SayCommand, localUrl: string | undefined): Promise<ExitCode> {
  // To load it takes as long as all of the rest.
  const { apiFor, overApi } = await import('./slack/say/over-api.ts');
  try {
    return await overApi(given, { api: apiFor(process.env, localUrl, given.as), print: console.log });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

/** fetch names neither case by a class or a code of its own: no connection, and a connection that broke off. */
function isUnreachable(error: unknown): error is TypeError {
  return error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message);
}
