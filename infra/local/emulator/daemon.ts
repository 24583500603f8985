import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tail } from '../setup/run.ts';
import { endTree } from './process-tree.ts';

export interface DaemonOptions {
  name: string;
  command: string;
  args: string[];
  /** The whole environment, not additions. */
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  logFile: string;
  /** Gets its process id, for whoever comes after a run that was killed. */
  pidFile?: string;
  /** Asked again and again until it is true. */
  ready(): Promise<boolean>;
  deadlineMs: number;
  signal?: AbortSignal | undefined;
}

export interface Daemon {
  pid: number;
  /** Ends it and everything that it started. A second call does nothing more. */
  stop(): Promise<void>;
}

const ASK_EVERY_MS = 100;

/**
 * Starts a program that goes on in the background, in a session of its own so that a Ctrl-C on the terminal reaches us
 * and not it: what it did has to be taken back in order first. Returns when it is ready.
 * @throws when it ends or is not ready by the deadline; the message ends with its last log lines
 */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  await mkdir(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'w');
  const child = spawn(options.command, options.args, {
    detached: true,
    stdio: ['ignore', log, log],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: options.env ?? process.env,
  });
  closeSync(log);
  const pid = await started(options.name, child);
  const stop = (): Promise<void> => endTree(pid);
  if (options.pidFile !== undefined) await writeFile(options.pidFile, `${pid}\n`);
  try {
    await untilReady(child, options);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid, stop };
}

function started(name: string, child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid as number));
    child.once('error', (cause) => reject(new Error(`starting ${name}: ${cause.message}`, { cause })));
  });
}

async function untilReady(child: ChildProcess, options: DaemonOptions): Promise<void> {
  const deadline = Date.now() + options.deadlineMs;
  while (!(await options.ready())) {
    options.signal?.throwIfAborted();
    if (child.exitCode !== null || child.signalCode !== null) throw await unready(options, 'ended by itself');
    if (Date.now() > deadline) throw await unready(options, `was not ready within ${options.deadlineMs / 1000} s`);
    await delay(ASK_EVERY_MS);
  }
}

async function unready({ name, logFile }: DaemonOptions, what: string): Promise<Error> {
  return new Error(`${name} ${what}. The end of ${logFile}:\n${tail(await readFile(logFile, 'utf8'))}`);
}
