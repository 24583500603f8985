import { type Answer, refused } from './answer.ts';
import { refusal } from './refusal.ts';

/** An operation that is not known to be accepted: for scripts that is `BUSY`. */
export function tooLateToSay(): Answer {
  return refused(
    'BUSY',
    'That takes longer than Slack lets me wait, so I cannot say yet whether it was accepted.',
    'If it was, a direct message follows within two minutes; `/playground list` shows it too. If not, type the same command again.',
  );
}

/** A change that needs no operation and is not known to be done. */
export function tooLateToSayChanged(name: string): Answer {
  return refused(
    'BUSY',
    'That takes longer than Slack lets me wait, so I cannot say yet whether it was done.',
    `\`/playground status ${name}\` shows it. If it was not, type the same command again.`,
  );
}

export function busy(name: string): Answer {
  return refusal('BUSY', `*${name}* was left as it is.`);
}
