import type { TransferOutcome } from '../submit/transfer.ts';
import { type Answer, answer } from './answer.ts';
import { undone } from './change-not-made.ts';
import { notNow } from './not-in-this-state.ts';
import { refusal } from './refusal.ts';
import { mention } from './text.ts';
import { unfit } from './unfit-target.ts';

interface View {
  /** As it was asked for. */
  name: string;
  newOwnerId: string;
  admins: readonly string[];
  /** The most that one person may have. */
  perOwner: number;
  /** Epoch seconds. */
  now: number;
}

export function transferred(outcome: TransferOutcome, { name, newOwnerId, admins, perOwner, now }: View): Answer {
  switch (outcome.outcome) {
    case 'transferred':
      return answer(
        `*${name}* is ${mention(newOwnerId)}’s now. A direct message tells them, with its credentials.`,
        'Whoever knew its address and password knows them still.',
      );
    case 'theirs-already':
      return refusal('THEIRS_ALREADY', `*${name}* is ${mention(newOwnerId)}’s.`);
    case 'unfit':
      return unfit({ kind: 'user', id: newOwnerId }, outcome.why, admins);
    case 'owner-limit':
      return refusal('NEW_OWNER_LIMIT', `For ${mention(newOwnerId)} that is ${perOwner}.`);
    case 'not-transferable':
      return notNow(outcome.playground, now);
    default:
      return undone(outcome, name, admins);
  }
}
