import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Unreached } from '../access.ts';
import { duration } from '../messages/text.ts';
import type { Unfit } from '../policy/target.ts';
import type { CreateOutcome } from '../submit/create.ts';
import type { Accepted, SubmitDeps } from '../submit/deps.ts';
import type { DestroyOutcome } from '../submit/destroy.ts';
import type { ExtendOutcome } from '../submit/extend.ts';
import type { ShareOutcome, UnshareOutcome } from '../submit/share.ts';
import type { UpdateOutcome } from '../submit/update.ts';
import type { Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isOfCaller } from './visible.ts';

type Outcome = CreateOutcome | DestroyOutcome | ExtendOutcome | UpdateOutcome | ShareOutcome | UnshareOutcome;
/** What did not come to be, and was not out of reach either. */
type Undone = Exclude<Outcome, Accepted | Unreached | { outcome: 'extended' | 'shared' | 'unshared' }>;

/** Why something was not done, as the API says it. Of other people it tells nothing. */
export function refusalOf(
  outcome: Undone,
  { caller, asker }: Context,
  { limits }: Pick<SubmitDeps, 'limits'>,
): Refusal {
  switch (outcome.outcome) {
    case 'over-budget':
      return refuse(
        'BUSY',
        'It is not known whether it was accepted. The same request with the same Idempotency-Key finds out, and does nothing twice.',
      );
    case 'busy':
      return refuse('BUSY', 'Nothing was done.');
    case 'unknown-template':
    case 'unknown-service': {
      const code = outcome.outcome === 'unknown-template' ? 'UNKNOWN_TEMPLATE' : 'UNKNOWN_SERVICE';
      return refuse(code, `There are: ${outcome.known.join(', ') || 'none'}.`);
    }
    case 'tag-not-allowed':
      return refuse(
        'TAG_NOT_ALLOWED',
        outcome.allowed === undefined
          ? `Of ${outcome.service} none may be chosen.`
          : `Of ${outcome.service} it has to match ${outcome.allowed}.`,
      );
    case 'lifetime-too-long':
      return refuse('LIFETIME_TOO_LONG', `The most is ${duration(outcome.limit)}.`);
    case 'lifetime-too-short':
      return refuse('LIFETIME_TOO_SHORT', `The least is ${duration(outcome.limit)}.`);
    case 'name-taken':
      return outcome.holder.ownerId === asker.userId && isOfCaller(caller, outcome.holder)
        ? alreadyTheirs(outcome.holder)
        : refuse('NAME_TAKEN');
    case 'owner-limit':
      return refuse('OWNER_LIMIT', `That is ${limits.perOwner}.`);
    case 'caller-limit':
      return refuse('CALLER_LIMIT', `That is ${caller.maxPlaygrounds}.`);
    case 'workspace-limit':
      return refuse('WORKSPACE_LIMIT', `There are ${limits.total}.`);
    case 'at-most':
      return refuse('AT_MOST');
    case 'credentials-to-channel':
      return refuse('INVALID_REQUEST', 'Credentials go to people, not to a channel.');
    case 'shared-with-owner':
      return refuse('SHARED_WITH_OWNER');
    case 'too-many-shares':
      return refuse('TOO_MANY_SHARES', `That is ${outcome.limit}.`);
    case 'unfit':
      return unfit(outcome.why);
    case 'not-shared':
      return refuse('NOT_SHARED');
    case 'not-destroyable':
    case 'not-extendable':
    case 'not-ready':
    case 'not-shareable':
      return notNow(outcome.playground);
  }
}

/** Whom or what a playground cannot be for. */
export function unfit(why: Unfit): Refusal {
  switch (why) {
    case 'nobody':
    case 'left':
    case 'bot':
    case 'foreign':
      return refuse('NO_SUCH_PERSON');
    case 'no-channel':
    case 'archived':
      return refuse('NO_SUCH_CHANNEL');
    case 'unknown':
      return refuse('TARGET_UNKNOWN');
  }
}

/** Its state is not one in which that can be done. */
export function notNow({ state }: Pick<Playground, 'state'>): Refusal {
  switch (state) {
    case 'creating':
      return refuse('STILL_CREATING');
    case 'updating':
      return refuse('BEING_UPDATED');
    case 'destroying':
      return refuse('BEING_DESTROYED');
    case 'stuck':
      return refuse('STUCK');
    // It was in another state a moment ago.
    case 'ready':
      return refuse('BUSY', 'It changed at this very moment.');
  }
}

function alreadyTheirs({ state }: Playground): Refusal {
  switch (state) {
    case 'creating':
      return refuse('ALREADY_CREATING');
    case 'destroying':
      return refuse('BEING_DESTROYED');
    case 'ready':
    case 'updating':
    case 'stuck':
      return refuse('ALREADY_YOURS');
  }
}
