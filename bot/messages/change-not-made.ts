import type { Undone } from '../submit/change.ts';
import type { OverBudget } from '../submit/deps.ts';
import type { Answer } from './answer.ts';
import { busy, tooLateToSayChanged } from './no-answer-in-time.ts';
import { unreached } from './no-playground-of-yours.ts';

/** A change that was not made, or is not known to be, for a reason that any change can have. @param name as it was asked for */
export function undone(outcome: Undone | OverBudget, name: string, admins: readonly string[]): Answer {
  switch (outcome.outcome) {
    case 'over-budget':
      return tooLateToSayChanged(name);
    case 'no-such-playground':
    case 'not-yours':
      return unreached(outcome, name, admins);
    case 'owner-limit':
    case 'busy':
      return busy(name);
  }
}
