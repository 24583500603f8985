import type { RetryOutcome } from '../submit/retry.ts';
import type { Answer } from './answer.ts';
import { type CreateView, created } from './created.ts';
import { refusal } from './refusal.ts';
import { mention } from './text.ts';
import { templateGone } from './unknown-choice.ts';
import { people } from './whom.ts';

export function retried(outcome: RetryOutcome, view: CreateView & { admins: readonly string[] }): Answer {
  switch (outcome.outcome) {
    case 'nothing-to-retry':
      return refusal('NOTHING_TO_RETRY');
    case 'not-failed': {
      const { playgroundName, state } = outcome.operation;
      return refusal('NOT_FAILED', `*${playgroundName}* ${state === 'succeeded' ? 'was made' : 'is being made'}.`);
    }
    case 'not-your-operation': {
      const { playgroundName, ownerId } = outcome.operation;
      const facts = `*${playgroundName}* was to be ${mention(ownerId)}’s.`;
      return refusal('NOT_YOURS', facts, `Ask ${people([ownerId, ...view.admins.slice(0, 3)])} to do it.`);
    }
    case 'unknown-template':
      return templateGone(outcome.said);
    default:
      return created(outcome, view);
  }
}
