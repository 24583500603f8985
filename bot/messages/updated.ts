import type { UpdateOutcome } from '../submit/update.ts';
import { type Answer, accepted } from './answer.ts';
import { busy, tooLateToSay } from './no-answer-in-time.ts';
import { unreached } from './no-playground-of-yours.ts';
import { notNow } from './not-in-this-state.ts';
import { whenItStarts } from './operation/parts.ts';
import { templateGone, unknown } from './unknown-choice.ts';

/** Of an update or a restart. @param name as it was asked for @param view `now` in epoch seconds */
export function updated(
  outcome: UpdateOutcome,
  name: string,
  view: { kind: 'update' | 'restart'; admins: readonly string[]; now: number },
): Answer {
  const doing = view.kind === 'update' ? 'updated' : 'restarted';
  switch (outcome.outcome) {
    case 'started':
      return accepted(
        outcome.operation,
        `*${name}* is being ${doing}: it gets a new task, and what was in its volumes is lost. Its end and its password stay.`,
        'A direct message tells you when it is up again, and at which address.',
      );
    case 'queued':
      return accepted(
        outcome.operation,
        `*${name}* will be ${doing}. ${whenItStarts(outcome.operation)}`,
        'A direct message tells you how it goes. There is no need to type it again.',
      );
    case 'over-budget':
      return tooLateToSay();
    case 'no-such-playground':
    case 'not-yours':
      return unreached(outcome, name, view.admins);
    case 'unknown-template':
      return templateGone(outcome.said);
    case 'unknown-service':
    case 'tag-not-allowed':
      return unknown(outcome);
    case 'not-ready':
      return notNow(outcome.playground, view.now);
    case 'busy':
      return busy(name);
  }
}
