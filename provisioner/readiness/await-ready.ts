import { UserError } from '../contract/errors.ts';
import type { Template } from '../templates/template.ts';
import { quotedLines } from './quoted-lines.ts';
import { judge, noPlace, overdue, type Snapshot } from './readiness.ts';

/** What is asked of ECS, EC2 and CloudWatch Logs about one playground. */
export interface TaskEyes {
  snapshot(playgroundId: string): Promise<Snapshot>;
  /** Where people open it; undefined while nothing answers there. @param networkInterfaceId of its task */
  address(networkInterfaceId: string, of: Pick<Wait, 'playgroundId' | 'template'>): Promise<string | undefined>;
  /** The newest lines of a container, oldest first; empty while there is no log. */
  lastLines(playgroundId: string, taskId: string, container: string): Promise<string[]>;
}

export interface TaskStarter {
  /** Has ECS try again where it has given up. */
  startAnew(playgroundId: string): Promise<void>;
}

export interface Wait {
  playgroundId: string;
  template: Template;
  /** From placed to healthy. */
  timeoutSeconds: number;
  /** How long it may wait for a place, from when the operation began. */
  placeTimeoutSeconds: number;
  /** When the operation began, epoch seconds. */
  since: number;
  /** Struck out of the lines that a container wrote. */
  secrets: string[];
  /** How many containers are where they should be. */
  onSettled(count: number): void;
  /** Why it has no place yet. */
  onBlocked(why: string): void;
  signal: AbortSignal;
}

const POLL_MS = 1500;
// CloudWatch shows a line a moment after the container wrote it.
const LOG_TRIES = 4;

/**
 * Polls until the playground answers to its name.
 * @param pause waits so many milliseconds, or throws the signal's reason
 * @returns its address
 * @throws UserError with the reason in words and the last lines of the container at fault
 */
export async function awaitReady(
  eyes: TaskEyes & TaskStarter,
  wait: Wait,
  pause: (ms: number, signal: AbortSignal) => Promise<void>,
  nowMs: () => number = Date.now,
): Promise<string> {
  const began = nowMs();
  let blockedAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    wait.signal.throwIfAborted();
    const snapshot = await eyes.snapshot(wait.playgroundId);
    let verdict = judge(snapshot, wait.template);
    if (verdict.state === 'ready') {
      wait.onSettled(wait.template.containers.length);
      const address = await eyes.address(verdict.networkInterfaceId, wait);
      if (address) return address;
    }
    if (verdict.state === 'waiting' && verdict.blocked !== undefined) {
      blockedAt = nowMs();
      wait.onBlocked(verdict.blocked);
      if (nowMs() >= (wait.since + wait.placeTimeoutSeconds) * 1000) {
        verdict = noPlace(verdict.blocked, wait.placeTimeoutSeconds);
      } else if (verdict.gaveUp) await eyes.startAnew(wait.playgroundId);
    } else if (verdict.state !== 'failed') {
      if (verdict.state === 'waiting') wait.onSettled(verdict.settled);
      if (nowMs() >= Math.max(blockedAt, placedAt(snapshot, began)) + wait.timeoutSeconds * 1000) {
        verdict = overdue(snapshot, wait.template, wait.timeoutSeconds);
      }
    }
    if (verdict.state === 'failed') {
      const lines = verdict.logsOf ? await lastLines(eyes, wait, verdict.logsOf, pause) : [];
      throw new UserError(verdict.code, verdict.reason + quotedLines(lines, wait.secrets));
    }
    await pause(POLL_MS, wait.signal);
  }
}

/**
 * When its newest task was made, or asked for: a run that goes on with another's does not wait all over again. Epoch ms.
 */
function placedAt({ placedAt: asked, tasks }: Snapshot, began: number): number {
  const made = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED').flatMap(({ createdAt }) => createdAt ?? []);
  return Math.max(asked ?? began, ...made.map((seconds) => seconds * 1000));
}

async function lastLines(
  eyes: TaskEyes,
  wait: Wait,
  { taskId, container }: { taskId: string; container: string },
  pause: (ms: number, signal: AbortSignal) => Promise<void>,
): Promise<string[]> {
  for (let attempt = 1; ; attempt++) {
    const lines = await eyes.lastLines(wait.playgroundId, taskId, container);
    if (lines.length > 0 || attempt === LOG_TRIES) return lines;
    await pause(POLL_MS, wait.signal);
  }
}
