import { UserError } from '../../provisioner/contract/errors.ts';
import type { Answer } from './answer.ts';
import { reasonText } from './message.ts';
import { refusal } from './refusal.ts';
import { escaped } from './text.ts';

/** The answer when answering itself broke. @param reference finds the details in the log; they are never shown */
export function trouble(error: unknown, reference: string): Answer {
  return error instanceof UserError
    ? refusal(error.code, reasonText(error.reason))
    : refusal('INTERNAL', `Reference: \`${escaped(reference)}\`.`);
}

export function notAllowed(): Answer {
  return refusal('NOT_ALLOWED');
}

/** The list did not come in time. */
export function listTooSlow(): Answer {
  return refusal('BUSY', 'The list did not come in time.');
}
