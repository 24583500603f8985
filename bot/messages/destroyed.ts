import type { DestroyOutcome } from '../submit/destroy.ts';
import { type Answer, accepted } from './answer.ts';
import { busy, tooLateToSay } from './no-answer-in-time.ts';
import { unreached } from './no-playground-of-yours.ts';
import { notNow } from './not-in-this-state.ts';
import { whenItStarts } from './operation/parts.ts';

/** @param name as it was asked for @param now epoch seconds */
export function destroyed(outcome: DestroyOutcome, name: string, admins: readonly string[], now: number): Answer {
  switch (outcome.outcome) {
    case 'started':
      return accepted(
        outcome.operation,
        `*${name}* is being destroyed, with everything in it.`,
        'A direct message tells you when it is gone.',
      );
    case 'queued':
      return accepted(
        outcome.operation,
        `*${name}* will be destroyed. ${whenItStarts(outcome.operation)}`,
        'A direct message tells you how it goes. There is no need to type it again.',
      );
    case 'over-budget':
      return tooLateToSay();
    case 'no-such-playground':
    case 'not-yours':
      return unreached(outcome, name, admins);
    case 'not-destroyable':
      return notNow(outcome.playground, now);
    case 'busy':
      return busy(name);
  }
}
