import { resolve } from 'node:path';
import type { InfraOutputs } from '../outputs.ts';
import { createClock } from './clock/index.ts';
import { startEmulator } from './emulator/emulator.ts';
import { clientEnvironment } from './emulator/environment.ts';
import { endLeftover } from './emulator/leftover.ts';
import { deployLocalBot, newSecrets } from './local-bot.ts';
import { localFunctionUrl } from './local-settings.ts';
import { startObserver } from './observer/index.ts';
import { prepare } from './prepare.ts';
import type { ProvisionerChoice } from './provisioner-package.ts';
import { linkPlugins } from './setup/index.ts';
import { freePort } from './setup/ports.ts';
import { type Log, named, timed } from './setup/progress.ts';
import type { WindForward } from './slack/http/clock.ts';
import { startSlack } from './slack/server.ts';
import { TEAM } from './slack/workspace.ts';
import { AFRESH, claimStateFolder, writeLocalFile } from './state-folder.ts';
import { createUndo, type Undo } from './undo.ts';

export interface LocalCloudOptions {
  /** Belongs to one run at a time; what an earlier one left in it is removed. */
  stateDir: string;
  /** Preferred ones; where one is taken, or none is given, any that is free. */
  ports?: { emulator?: number; slack?: number };
  /** `off` simulates the containers; `use` does so only where no Docker can be had. */
  docker: 'use' | 'off';
  /** The quickest to start where none is named. */
  provisioner?: ProvisionerChoice;
  /** How long the stand-in Slack waits for an answer, in milliseconds: as long as Slack where nothing is said. */
  answerTimeoutMs?: number;
  /** Folders of templates; without any, the repository's own. */
  templates?: readonly string[];
  log: Log;
  /** Ends a start that is under way; what it had started is stopped. */
  signal?: AbortSignal;
}

export interface LocalCloud {
  /** Of the emulator: every AWS service. */
  endpoint: string;
  slack: { url: string };
  /** Of the bot, as it is reached from this machine. */
  functionUrl: string;
  /** Of the HTTP API, as they are reached from this machine: for signed requests, and for those with tokens. */
  api: { signedUrl: string; tokenUrl: string };
  signingSecret: string;
  outputs: InfraOutputs;
  /** There is no Docker: tasks are said to run, and nothing answers at their addresses. */
  simulated: boolean;
  /** The reason in words. */
  simulatedWhy: string | undefined;
  /** What is said with every address of a playground, where something is. */
  notice: string | undefined;
  /** For AWS clients and the Pulumi engine. */
  env: Record<string, string>;
  /** Stops what was started, and nothing else. */
  stop(): Promise<void>;
}

const EMULATOR = 'Emulator';
const BOT = 'Bot, deployed by its Pulumi program';

/** The steps that begin when all others have ended. */
export const LAST_STEPS: readonly string[] = [EMULATOR, BOT];

/** The whole product on this machine: tools, emulator, stand-in Slack, and the bot deployed by its own program. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const undo = createUndo();
  try {
    return await start({ ...options, stateDir: resolve(options.stateDir) }, undo);
  } catch (error) {
    await undo.run();
    throw error;
  }
}

async function start(options: LocalCloudOptions, undo: Undo): Promise<LocalCloud> {
  const { stateDir, ports, log, signal } = options;
  const folder = await claimStateFolder(stateDir);
  undo.add(folder.release);
  const sayEmulator = named(log, EMULATOR);
  if (folder.usedBefore) log(AFRESH);
  await endLeftover(stateDir, sayEmulator);
  const { tools, catalogue, containers, provisionerAt } = await prepare(options, folder.dockerdLog, undo);
  await linkPlugins(tools.plugins, folder.pulumiHome);

  const emulator = await timed(sayEmulator, async () =>
    startEmulator({
      python: tools.python,
      port: await freePort(ports?.emulator, sayEmulator),
      stateDir,
      path: tools.path,
      pulumiHome: folder.pulumiHome,
      enforcePolicies: process.env['PLAYGROUND_IAM'] !== 'off',
      pause: containers.pause,
      log: sayEmulator,
      signal,
    }),
  );
  undo.add(emulator.stop);
  const { endpoint } = emulator;

  const secrets = newSecrets();
  let functionUrl = '';
  let clock: WindForward | undefined;
  const port = await freePort(ports?.slack, named(log, 'Slack stand-in'));
  const slack = await startSlack({
    port,
    ...secrets,
    functionUrl: () => functionUrl,
    clock: () => clock,
    log,
    ...(options.answerTimeoutMs !== undefined && { answerTimeoutMs: options.answerTimeoutMs }),
  });
  undo.add(slack.stop);

  const env = clientEnvironment(endpoint);
  const say = named(log, BOT);
  const outputs = await timed(say, () => {
    const parts = { catalogue, containers, provisioner: provisionerAt(endpoint), slackApiUrl: slack.apiUrl };
    return deployLocalBot({ endpoint, folder, pulumi: tools.pulumi, env, secrets, ...parts, log: say });
  });
  const observer = await startObserver({ endpoint, outputs, record: slack.recorder, log });
  undo.add(observer.stop);
  functionUrl = localFunctionUrl(endpoint, outputs.botFunctionUrl);
  clock = createClock(endpoint, outputs);
  const { signingSecret } = secrets;
  const api = {
    signedUrl: localFunctionUrl(endpoint, outputs.apiUrl ?? ''),
    tokenUrl: localFunctionUrl(endpoint, outputs.apiTokenUrl ?? ''),
  };
  const urls = { functionUrl, slackUrl: slack.url, apiUrl: api.signedUrl };
  await writeLocalFile(stateDir, { ...urls, signingSecret, teamId: TEAM.id });
  return {
    endpoint,
    slack: { url: slack.url },
    functionUrl,
    api,
    signingSecret,
    outputs,
    simulated: containers.pause === undefined,
    notice: containers.notice,
    simulatedWhy: containers.simulatedWhy,
    env,
    stop: undo.run,
  };
}
