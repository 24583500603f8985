import type { Target } from '../command/command.ts';
import type { ShareOutcome, UnshareOutcome } from '../submit/share.ts';
import { type Answer, answer } from './answer.ts';
import { undone } from './change-not-made.ts';
import { notNow } from './not-in-this-state.ts';
import { refusal } from './refusal.ts';
import { unfit } from './unfit-target.ts';
import { named } from './whom.ts';

interface View {
  /** As it was asked for. */
  name: string;
  target: Target;
  admins: readonly string[];
  /** Epoch seconds. */
  now: number;
}

export function shared(outcome: ShareOutcome, view: View & { credentials: boolean }): Answer {
  const { name, target, admins, now } = view;
  switch (outcome.outcome) {
    case 'shared':
      return answer(
        target.kind === 'channel'
          ? `*${name}* is shared with whoever is in ${named(target)}: they may open it, extend it and see its logs.`
          : `*${name}* is shared with ${named(target)}, who may open it, extend it and see its logs${view.credentials ? ', and gets its credentials' : ''}. A direct message tells them.`,
        `\`/playground unshare ${name}\` and the same name takes it back.`,
      );
    case 'credentials-to-channel':
      return refusal('CREDENTIALS_TO_CHANNEL', `*${name}* was left as it is.`);
    case 'shared-with-owner':
      return refusal('SHARED_WITH_OWNER', `*${name}* is ${named(target)}’s.`);
    case 'unfit':
      return unfit(target, outcome.why, admins);
    case 'too-many-shares':
      return refusal('TOO_MANY_SHARES', `That is ${outcome.limit}.`);
    case 'not-shareable':
      return notNow(outcome.playground, now);
    default:
      return undone(outcome, name, admins);
  }
}

export function unshared(outcome: UnshareOutcome, { name, target, admins, now }: View): Answer {
  switch (outcome.outcome) {
    case 'unshared':
      return answer(
        `*${name}* is not shared with ${named(target)} any longer.`,
        'Whoever knew its address and password knows them still.',
      );
    case 'not-shared':
      return refusal('NOT_SHARED', `*${name}* is not shared with ${named(target)}.`);
    case 'not-shareable':
      return notNow(outcome.playground, now);
    default:
      return undone(outcome, name, admins);
  }
}
