import type { Playground } from '../../provisioner/contract/playground.ts';
import type { DestroyOutcome } from '../submit.ts';
import { type Answer, accepted, refused } from './answer.ts';
import { refusal } from './refusal.ts';
import { duration, mention } from './text.ts';

/** @param now epoch seconds */
export function destroyed(outcome: DestroyOutcome, name: string, now: number): Answer {
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
        `*${name}* will be destroyed: that is queued and will start shortly.`,
        'A direct message tells you how it goes. There is no need to type it again.',
      );
    case 'over-budget':
      // For scripts: it is not known to be accepted.
      return refused(
        'BUSY',
        'That takes longer than Slack lets me wait, so I cannot say yet whether it was accepted.',
        'If it was, a direct message follows within two minutes. If not, type the same command again.',
      );
    case 'no-such-playground':
      return refusal('NO_SUCH_PLAYGROUND', `Nobody has one called *${name}*.`);
    case 'not-yours':
      return refusal('NOT_YOURS', `*${name}* is ${mention(outcome.playground.ownerId)}'s.`);
    case 'not-destroyable':
      return notDestroyable(outcome.playground, now);
    case 'busy':
      return refusal('BUSY', `*${name}* was left as it is.`);
  }
}

function notDestroyable(playground: Playground, now: number): Answer {
  const name = `*${playground.name}*`;
  switch (playground.state) {
    case 'creating':
      return refusal('STILL_CREATING', `${name} is being made, for ${duration(now - playground.createdAt)} now.`);
    case 'updating':
      return refusal('BUSY', `${name} is being updated. Destroy it when that is done.`);
    case 'destroying':
      return refusal('BEING_DESTROYED', `${name} is on its way out.`, 'A direct message tells you when it is gone.');
    // It became destroyable between the claim and its refusal.
    case 'ready':
    case 'stuck':
      return refusal('BUSY', `${name} changed at this very moment.`);
  }
}
