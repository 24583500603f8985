import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { type CloudProcess, processesOf } from '../../support/processes-of.ts';

const LOOK_EVERY_MS = 20;
/** What is killed ends when the machine gets to it. */
const DYING_MS = 10_000;

export interface StartOptions {
  /** Of the command line; see engine/bundles.ts. */
  script: string;
  operationId: string;
  env: Record<string, string>;
  /** Kills it, with all that it has started, at the engine's so-manieth event. */
  killAtEvent?: number | undefined;
}

/** Runs the provisioner's command line to its end, in a process of its own. @returns what it printed */
export async function runProvisioner({ script, operationId, env, killAtEvent = 0 }: StartOptions): Promise<string> {
  const endpoint = env['AWS_ENDPOINT_URL'] ?? '';
  const running = execa(process.execPath, [script, 'run', operationId], {
    env: { ...env, STOP_AT_ENGINE_EVENT: String(killAtEvent) },
    reject: false,
    all: true,
  });
  running.all?.on('data', (chunk) => {
    if (String(chunk).includes('stands still')) killAll(endpoint).catch((error) => running.kill(error));
  });
  const { all: printed = '' } = await running;
  return printed;
}

/** SIGKILL to all that works for this endpoint, as when Lambda ends an environment. Returns when nothing of it is left. */
export async function killAll(endpoint: string): Promise<void> {
  for (let left = await processesOf(endpoint); left.length > 0; left = await processesOf(endpoint)) {
    for (const { pid } of left) kill(pid);
    await delay(LOOK_EVERY_MS);
  }
}

/** What still works for this endpoint when all that was killed has surely ended; undefined as soon as nothing does. */
export async function goesOn(endpoint: string): Promise<CloudProcess | undefined> {
  const end = Date.now() + DYING_MS;
  for (;;) {
    const [left] = await processesOf(endpoint);
    if (left === undefined || Date.now() > end) return left;
    await delay(LOOK_EVERY_MS);
  }
}

/** The engine's processes of this endpoint by what they are. */
export async function engineProcesses(endpoint: string): Promise<{ cli?: CloudProcess; plugin?: CloudProcess }> {
  const processes = await processesOf(endpoint);
  const plugin = processes.find(({ command }) => command.includes('pulumi-resource-aws'));
  const cli = processes.find(({ command }) => /^\S*pulumi [a-z]/.test(command));
  return { ...(cli && { cli }), ...(plugin && { plugin }) };
}

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It has ended by itself since it was seen.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
