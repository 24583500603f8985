import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type LocalCloud, startLocalCloud } from '../../../infra/local/cloud.ts';
import { provisionerChoice } from '../../../infra/local/provisioner-package.ts';
import { openDesk } from '../../support/desk.ts';
import { portOfItsOwn } from '../../support/emulator.ts';
import type { CloudFacts } from './facts.ts';
import { templatesWithOurs } from './templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the desk at which the files ask for the cloud. */
    cloudDesk: string;
  }
}

// What Slack allows is 3 s; how busy this machine is must decide nothing here.
const PATIENCE_MS = 30_000;
/** How many files use it at once: a person may have three playgrounds. */
const AT_ONCE = 3;

/**
 * Starts the whole product when the first file asks for it, as `npm start` does, on ports and in a folder of its own; stops
 * it when all is tested. Nobody waits for it but the files that need it: the others run meanwhile.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folders: string[] = [];
  const end = new AbortController();
  async function start(): Promise<LocalCloud> {
    const stateDir = await mkdtemp(join(tmpdir(), 'playground-acceptance-'));
    folders.push(stateDir);
    const templates = await templatesWithOurs();
    folders.push(templates.folder);
    return await startLocalCloud({
      stateDir,
      ports: { emulator: await portOfItsOwn() },
      templates: templates.roots,
      docker: process.env['PLAYGROUND_DOCKER'] === 'off' ? 'off' : 'use',
      provisioner: provisionerChoice(process.env),
      answerTimeoutMs: PATIENCE_MS,
      log: (line) => console.log(line),
      signal: end.signal,
    });
  }
  let starting: Promise<LocalCloud> | undefined;
  const desk = await openDesk(async () => {
    starting ??= start();
    return factsOf(await starting);
  }, AT_ONCE);
  project.provide('cloudDesk', desk.url);
  return async () => {
    await desk.close();
    end.abort();
    // Where it did not start, each file that needed it has said why.
    const cloud = await starting?.catch(() => undefined);
    await cloud?.stop();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  };
}

function factsOf({
  endpoint,
  slack,
  functionUrl,
  api,
  signingSecret,
  outputs,
  simulated,
  env,
}: LocalCloud): CloudFacts {
  return { endpoint, slack: { url: slack.url }, functionUrl, api, signingSecret, outputs, simulated, env };
}
