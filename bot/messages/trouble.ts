import { UserError } from '../../provisioner/contract/errors.ts';
import type { Allowed, Refused } from '../policy/admission.ts';
import type { Answer } from './answer.ts';
import { reasonText } from './message.ts';
import { refusal } from './refusal.ts';
import { escaped } from './text.ts';
import { whoeverRunsIt } from './whom.ts';

/** The answer when answering itself broke. @param reference finds the details in the log; they are never shown */
export function trouble(error: unknown, reference: string): Answer {
  return error instanceof UserError
    ? refusal(error.code, reasonText(error.reason))
    : refusal('INTERNAL', `Reference: \`${escaped(reference)}\`.`);
}

/** Why somebody may not use the bot from there, and who can change that. */
export function notAllowed(refused: Refused, allowed: Allowed, admins: readonly string[]): Answer {
  const hint = `Ask ${whoeverRunsIt(admins)}.`;
  switch (refused) {
    case 'workspace':
      return refusal('NOT_ALLOWED', 'They are for people of other workspaces.', hint);
    case 'channel': {
      const places = allowed.channels.slice(0, 5).map((id) => `<#${id}>`);
      return refusal('NOT_ALLOWED', `They are for ${places.join(', ')} and direct messages.`, hint);
    }
    case 'group':
      return refusal('NOT_ALLOWED', 'They are for the members of certain user groups.', hint);
    case 'group-unknown':
      return refusal('MEMBERSHIP_UNKNOWN', 'Playgrounds are for the members of certain user groups.');
  }
}

/** What was asked for did not come in time. @param what at the beginning of a sentence */
export function tooSlow(what: string): Answer {
  return refusal('BUSY', `${what} did not come in time.`);
}
