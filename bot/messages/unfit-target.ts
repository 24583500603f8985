import type { Target } from '../command/command.ts';
import type { Unfit } from '../policy/target.ts';
import type { Answer } from './answer.ts';
import { refusal } from './refusal.ts';
import { code } from './text.ts';
import { named, whoeverRunsIt } from './whom.ts';

/** Whom or what a playground cannot be shared with or given to. */
export function unfit(target: Target, why: Unfit, admins: readonly string[]): Answer {
  const whom = named(target);
  switch (why) {
    case 'nobody':
      return refusal('NO_SUCH_PERSON', `Slack knows nobody by ${code(target.id)}.`);
    case 'left':
      return refusal('NO_SUCH_PERSON', `${whom} has left the workspace.`);
    case 'bot':
      return refusal('NO_SUCH_PERSON', `${whom} is an app, and reads no messages.`);
    case 'foreign':
      return refusal(
        'NO_SUCH_PERSON',
        `${whom} belongs to another organisation.`,
        `Choose somebody else, or ask ${whoeverRunsIt(admins)} to allow their workspace.`,
      );
    case 'no-channel':
      return refusal('NO_SUCH_CHANNEL', `I see no channel ${code(target.id)}.`);
    case 'archived':
      return refusal('NO_SUCH_CHANNEL', `${whom} is archived.`, 'Type # and choose another channel.');
    case 'unknown':
      return refusal('TARGET_UNKNOWN', `So nothing was done for ${whom}.`);
  }
}
