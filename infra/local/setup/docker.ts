import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { startDaemon } from '../emulator/daemon.ts';
import { aptInstall } from './apt.ts';
import { type DockerPlan, type DockerSituation, isDebian, planDocker } from './docker-plan.ts';
import { type Log, named, timed } from './progress.ts';
import { run } from './run.ts';

export interface DockerOptions {
  /** `off` is as good as PLAYGROUND_DOCKER=off. */
  wanted: 'use' | 'off';
  env: NodeJS.ProcessEnv;
  log: Log;
  /** Where our own daemon's log goes. */
  logFile: string;
  signal?: AbortSignal | undefined;
}

/** Real containers, or the reason why not. `stop` ends the daemon if it is ours. */
export type Docker = { real: true; stop(): Promise<void> } | { real: false; why: string; stop(): Promise<void> };

const ANSWER_MS = 10_000;
const START_MS = 60_000;

/** What decides about Docker on this machine; only looks. */
export async function lookForDocker({
  wanted,
  env,
  signal,
}: Omit<DockerOptions, 'log' | 'logFile'>): Promise<DockerSituation> {
  return {
    declined: wanted === 'off' || env['PLAYGROUND_DOCKER'] === 'off',
    ...(await daemon(signal)),
    installed: await dockerdIsThere(signal),
    root: process.getuid?.() === 0,
    debian: await onDebian(),
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true && env['CI'] !== 'true',
  };
}

/** Whether this is Debian, Ubuntu, or made from them. */
export async function onDebian(): Promise<boolean> {
  return existsSync('/etc/os-release') && isDebian(await readFile('/etc/os-release', 'utf8'));
}

/** Looks at this machine, asks if there is somebody to ask, and says what it is going to do. Changes nothing yet. */
export async function decideDocker({ wanted, env, log, signal }: DockerOptions): Promise<DockerPlan> {
  const plan = planDocker(await lookForDocker({ wanted, env, signal }));
  if (plan.act !== 'start') return plan;
  const what = plan.install ? 'install docker.io with apt-get and start dockerd' : 'start dockerd';
  if (plan.ask && !(await agrees(`No Docker daemon answers. May I ${what}? [Y/n] `, signal))) {
    return { act: 'simulate', why: 'no Docker daemon answers, and you declined one' };
  }
  named(log, 'Docker')(`no daemon answers: going to ${what} (PLAYGROUND_DOCKER=off declines)`);
  return plan;
}

/** Carries the plan out. A daemon that cannot be had is no failure: everything else works without. */
export async function getDocker(plan: DockerPlan, options: DockerOptions): Promise<Docker> {
  const say = named(options.log, 'Docker');
  if (plan.act === 'use') {
    say('a daemon answers');
    return { real: true, stop: async () => undefined };
  }
  if (plan.act === 'simulate') return simulated(say, plan.why);
  try {
    return await timed(say, async () => {
      if (plan.install) await aptInstall(say, ['docker.io', 'iptables'], options.signal);
      say('starting dockerd');
      const own = await startDaemon({
        name: 'dockerd',
        command: 'dockerd',
        args: [],
        logFile: options.logFile,
        ready: async () => (await daemon(options.signal)).answers,
        deadlineMs: START_MS,
        signal: options.signal,
      });
      return { real: true, stop: own.stop };
    });
  } catch (error) {
    options.signal?.throwIfAborted();
    return simulated(say, error instanceof Error ? error.message : String(error));
  }
}

function simulated(say: Log, why: string): Docker {
  say(`containers are simulated: ${why}`);
  return { real: false, why, stop: async () => undefined };
}

/** Whether client and daemon are both there: the images are built with the one by the other. */
async function daemon(signal?: AbortSignal): Promise<Pick<DockerSituation, 'answers' | 'refused'>> {
  try {
    await run('docker', ['version', '--format', '{{.Server.Version}}'], { signal, timeoutMs: ANSWER_MS });
    return { answers: true, refused: false };
  } catch (error) {
    // Every other reason is the same to us: none answers. A cancellation is seen by the next step.
    return { answers: false, refused: /permission denied/i.test(String(error)) };
  }
}

async function dockerdIsThere(signal?: AbortSignal): Promise<boolean> {
  return run('dockerd', ['--version'], { signal, timeoutMs: ANSWER_MS }).then(
    () => true,
    // Whatever the reason, it is of no use to us.
    () => false,
  );
}

async function agrees(question: string, signal?: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await (signal === undefined ? terminal.question(question) : terminal.question(question, { signal }));
    return !/^\s*n/i.test(answer);
  } finally {
    terminal.close();
  }
}
