import type { ExtendOutcome } from '../submit/extend.ts';
import { type Answer, answer } from './answer.ts';
import { undone } from './change-not-made.ts';
import { notNow } from './not-in-this-state.ts';
import { refusal } from './refusal.ts';
import { at, duration } from './text.ts';

/** @param name as it was asked for @param view `now` in epoch seconds */
export function extended(
  outcome: ExtendOutcome,
  name: string,
  view: { admins: readonly string[]; maxLifetimeSeconds: number; now: number },
): Answer {
  const most = `which is the most: ${duration(view.maxLifetimeSeconds)} in all, extensions included.`;
  switch (outcome.outcome) {
    case 'extended':
      return outcome.capped
        ? answer(`*${name}* lives until ${at(outcome.expiresAt)}, ${most}`)
        : answer(`*${name}* lives until ${at(outcome.expiresAt)}.`);
    case 'at-most':
      return refusal('AT_MOST', `*${name}* lives until ${at(outcome.playground.expiresAt)}, ${most}`);
    case 'not-extendable':
      return notNow(outcome.playground, view.now);
    default:
      return undone(outcome, name, view.admins);
  }
}
