import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../setup/progress.ts';
import { removeContainers } from './containers.ts';
import { startDaemon } from './daemon.ts';
import { emulatorEnvironment } from './environment.ts';
import { LAUNCHER, pidFile, removedText } from './leftover.ts';
import { emptyTemporaryFolder } from './temporary-folder.ts';

export interface EmulatorOptions {
  /** The interpreter that has the emulator. */
  python: string;
  port: number;
  stateDir: string;
  /** See EmulatorEnvironment. */
  path: readonly string[];
  pulumiHome: string;
  enforcePolicies: boolean;
  pause: { image: string; command: readonly string[]; dockerHost?: string } | undefined;
  log: Log;
  signal?: AbortSignal | undefined;
}

export interface Emulator {
  endpoint: string;
  /** Ends it, its functions with their engines, and its containers. */
  stop(): Promise<void>;
}

const START_MS = 60_000;
const HEALTH_MS = 2_000;

/** Starts the emulator, taught and empty, and returns when it answers. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { python, port, stateDir, log, signal } = options;
  const endpoint = `http://127.0.0.1:${port}`;
  const instance = instanceName(stateDir);
  const docker = options.pause !== undefined;
  // A run that was killed could not tidy up.
  const removed = docker ? removedText(await removeContainers(instance)) : undefined;
  if (removed !== undefined) log(removed);
  const temporary = await emptyTemporaryFolder(stateDir);
  const daemon = await startDaemon({
    name: 'the emulator',
    command: python,
    args: [LAUNCHER],
    cwd: stateDir,
    env: {
      ...emulatorEnvironment({ ...options, base: process.env, instance, temporary }),
      PYTHONPATH: import.meta.dirname,
    },
    logFile: join(stateDir, 'emulator.log'),
    pidFile: pidFile(stateDir),
    ready: () => isHealthy(endpoint),
    deadlineMs: START_MS,
    signal,
  });
  return {
    endpoint,
    stop: async () => {
      await daemon.stop();
      await rm(temporary, { recursive: true, force: true });
      if (docker) await removeContainers(instance);
    },
  };
}

/** One name per state folder, so that what a killed run left is found by the next one, and no other run's. */
export function instanceName(stateDir: string): string {
  return `playground-${createHash('sha256').update(stateDir).digest('hex').slice(0, 12)}`;
}

async function isHealthy(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(HEALTH_MS) })).ok;
  } catch {
    // Not listening yet; if it never does, the caller's deadline tells with the log.
    return false;
  }
}
