import { addressAt } from './address.ts';
import { UserError } from './contract/errors.ts';
import { judge, overdue, type Snapshot } from './readiness.ts';
import type { Template } from './templates/template.ts';
import { plainText, redact } from './text.ts';

/** What is asked of ECS, EC2 and CloudWatch Logs about one playground. */
export interface TaskEyes {
  snapshot(playgroundId: string): Promise<Snapshot>;
  /** Undefined while it has none. */
  publicIp(networkInterfaceId: string): Promise<string | undefined>;
  /** The newest lines of a container, oldest first; empty while there is no log. */
  lastLines(playgroundId: string, taskId: string, container: string): Promise<string[]>;
}

export interface Wait {
  playgroundId: string;
  template: Template;
  timeoutSeconds: number;
  /** Struck out of the lines that a container wrote. */
  secrets: string[];
  /** How many containers are where they should be. */
  onSettled(count: number): void;
  signal: AbortSignal;
}

const POLL_MS = 1500;
// CloudWatch shows a line a moment after the container wrote it.
const LOG_TRIES = 4;
const LINES = 8;
const LINE_CHARACTERS = 200;

/**
 * Polls until the playground answers to its name.
 * @param pause waits so many milliseconds, or throws the signal's reason
 * @returns its address
 * @throws UserError with the reason in words and the last lines of the container at fault
 */
export async function awaitReady(
  eyes: TaskEyes,
  wait: Wait,
  pause: (ms: number, signal: AbortSignal) => Promise<void>,
  nowMs: () => number = Date.now,
): Promise<string> {
  const began = nowMs();
  for (;;) {
    wait.signal.throwIfAborted();
    const snapshot = await eyes.snapshot(wait.playgroundId);
    let verdict = judge(snapshot, wait.template);
    if (verdict.state === 'ready') {
      wait.onSettled(wait.template.containers.length);
      const ip = await eyes.publicIp(verdict.networkInterfaceId);
      if (ip) return addressAt(ip, wait.template);
    }
    if (verdict.state === 'waiting') wait.onSettled(verdict.settled);
    // From when they were asked for: a run that goes on with another's does not wait all over again.
    const since = snapshot.placedAt ?? began;
    if (verdict.state !== 'failed' && nowMs() >= since + wait.timeoutSeconds * 1000) {
      verdict = overdue(snapshot, wait.template, wait.timeoutSeconds);
    }
    if (verdict.state === 'failed') {
      const lines = verdict.logsOf ? await lastLines(eyes, wait, verdict.logsOf, pause) : [];
      const quoted = lines.length > 0 ? `\nIts last lines:\n${lines.join('\n')}` : '';
      throw new UserError(verdict.code, verdict.reason + quoted);
    }
    await pause(POLL_MS, wait.signal);
  }
}

async function lastLines(
  eyes: TaskEyes,
  wait: Wait,
  { taskId, container }: { taskId: string; container: string },
  pause: (ms: number, signal: AbortSignal) => Promise<void>,
): Promise<string[]> {
  for (let attempt = 1; ; attempt++) {
    const lines = await eyes.lastLines(wait.playgroundId, taskId, container);
    if (lines.length > 0 || attempt === LOG_TRIES) {
      return lines
        .flatMap((line) => plainText(redact(line, wait.secrets)).split('\n'))
        .filter((line) => line.trim() !== '')
        .slice(-LINES)
        .map((line) => (line.length > LINE_CHARACTERS ? `${line.slice(0, LINE_CHARACTERS)}…` : line));
    }
    await pause(POLL_MS, wait.signal);
  }
}
