import { setTimeout as pause } from 'node:timers/promises';
import { clientFromEnvironment } from '../../../../bot/api/client/from-environment.ts';
import { overHttp } from '../../../../bot/api/client/over-http.ts';
import { sigV4 } from '../../../../bot/api/client/sigv4.ts';
import { waitForOperation } from '../../../../bot/api/client/wait.ts';
import { createClient, type PlaygroundApi, type Said } from '../../../../bot/api/client.ts';
import { clientOptions } from '../../emulator/environment.ts';
import { requestOf } from './api-request.ts';
import type { SayCommand } from './arguments.ts';
import { findPerson } from './person.ts';
import type { ExitCode } from './talk.ts';

interface OverApi {
  api: PlaygroundApi;
  print: (line: string) => void;
}

/**
 * The API that PLAYGROUND_API_URL names, or else that of the running local cloud, which takes the emulator's signatures.
 * @param localUrl of the local API
 * @param as a person's name or id, for whom the local one is asked
 * @throws when there is neither
 */
export function apiFor(env: NodeJS.ProcessEnv, localUrl: string | undefined, as: string): PlaygroundApi {
  if (env['PLAYGROUND_API_URL'] !== undefined) return clientFromEnvironment(env);
  if (localUrl === undefined) throw new Error('Run `npm start` in another terminal, or set PLAYGROUND_API_URL.');
  const { region, credentials } = clientOptions(localUrl);
  return createClient(overHttp(localUrl, sigV4(region, credentials)), { onBehalfOf: findPerson(as)?.id ?? as });
}

/** Asks the HTTP API for what a command says, and prints what it answers; with `wait` until the operation has ended. */
export async function overApi({ text, wait, timeoutSeconds }: SayCommand, { api, print }: OverApi): Promise<ExitCode> {
  const request = requestOf(text);
  if ('fault' in request) {
    print(request.fault);
    return 2;
  }
  const said: Said<object> = await api.ask(request.operationId, request.asked);
  if (tell(said, print) !== 0 || !said.ok || !wait || !('id' in said.body && 'kind' in said.body))
    return said.ok ? 0 : 1;
  const until = Date.now() + timeoutSeconds * 1000;
  let last = JSON.stringify(said.body);
  const ended = await waitForOperation(api, String(said.body.id), {
    until,
    clock: Date.now,
    pause: (ms) => pause(ms),
    onAnswer(told) {
      const now = JSON.stringify(told.ok ? told.body : told.problem);
      if (now !== last) tell(told, print);
      last = now;
    },
  });
  return ended.ok && ended.body.state === 'succeeded' ? 0 : 1;
}

function tell(said: Said<object>, print: OverApi['print']): 0 | 1 {
  print(said.ok ? `It answered with status ${said.status}:` : `It answered with status ${said.problem.status}:`);
  for (const line of JSON.stringify(said.ok ? said.body : said.problem, null, 2).split('\n')) print(`  ${line}`);
  return said.ok ? 0 : 1;
}
