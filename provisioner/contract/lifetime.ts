import type { Failure } from './operation.ts';
import type { Health } from './playground.ts';

const FIRST_RETRY_SECONDS = 60;
const LONGEST_RETRY_SECONDS = 60 * 60;

/** When the sweeper tries again to remove what could not be removed: after 1, 2, 4 … minutes, and at most an hour. */
export function retryTime(now: number, stuckTimes: number): number {
  return now + Math.min(FIRST_RETRY_SECONDS * 2 ** (stuckTimes - 1), LONGEST_RETRY_SECONDS);
}

/** How a playground stands of which nothing came up. @param now epoch seconds */
export function downNow({ reason }: Pick<Failure, 'reason'>, now: number): Health {
  const [stopReason = ''] = reason.split('\n');
  return { seenAt: now, taskArn: '', restarts: 0, downSince: now, stopReason, containers: [] };
}

/**
 * When Slack is asked again to take what it has not taken: after an eighth of the time that it has waited already, so that
 * it is not much later than Slack is back; a minute at least, an hour at most. All times are epoch seconds.
 * @param since when it was to be told first
 */
export function retellTime(now: number, since: number): number {
  return now + Math.min(Math.max(Math.floor((now - since) / 8), FIRST_RETRY_SECONDS), LONGEST_RETRY_SECONDS);
}

/**
 * When the owner is warned of the end: `leadSeconds` ahead, and for short lives a fifth of the life, so that a playground
 * of ten minutes is not warned of at its birth. All times are epoch seconds.
 */
export function warningTime(life: { createdAt: number; expiresAt: number; leadSeconds: number }): number {
  const fifth = Math.floor((life.expiresAt - life.createdAt) / 5);
  return life.expiresAt - Math.min(life.leadSeconds, fifth);
}
