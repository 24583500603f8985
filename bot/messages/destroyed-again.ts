import type { DestroyAgainOutcome } from '../submit/destroy-again.ts';
import { type Answer, answer } from './answer.ts';
import { destroyed } from './destroyed.ts';
import { tooLateToSay } from './no-answer-in-time.ts';
import { refusal } from './refusal.ts';
import { mention } from './text.ts';

/** @param now epoch seconds */
export function destroyedAgain(outcome: DestroyAgainOutcome, admins: readonly string[], now: number): Answer {
  switch (outcome.outcome) {
    case 'no-such-operation':
      return refusal('STALE_BUTTON');
    case 'gone-already': {
      const { operation, holder } = outcome;
      const taken = holder ? ` The name is ${mention(holder.ownerId)}’s by now.` : '';
      return answer(`What was left of *${operation.playgroundName}* is gone already.${taken}`);
    }
    case 'not-stuck':
      return refusal('STALE_BUTTON', `*${outcome.playground.name}* is ready, and nothing of it is left over.`);
    case 'over-budget':
      return tooLateToSay();
    case 'asked':
      return destroyed(outcome.destroy, outcome.name, admins, now);
  }
}
