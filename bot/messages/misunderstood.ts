import { ERRORS } from '../../provisioner/contract/errors.ts';
import { NAME_RULE } from '../../provisioner/contract/name.ts';
import type { Misunderstood } from '../command.ts';
import { usageOf, VERBS } from '../commands-table.ts';
import type { Answer } from './answer.ts';
import { refusal } from './refusal.ts';
import { code, escaped } from './text.ts';

/** What was wrong with the text after `/playground`, and what to type instead. */
export function misunderstood(fault: Misunderstood): Answer {
  switch (fault.problem) {
    case 'UNKNOWN_COMMAND': {
      const known = `There are ${VERBS.map((verb) => `\`${verb}\``).join(', ')}.`;
      const guess = fault.suggestion && `Did you mean \`${escaped(usageOf(fault.suggestion))}\`?`;
      return refusal(
        'UNKNOWN_COMMAND',
        `You typed ${code(fault.said)}. ${known}`,
        guess ?? ERRORS.UNKNOWN_COMMAND.hint,
      );
    }
    case 'INVALID_NAME': {
      const guess = fault.suggestion && `Did you mean \`/playground ${fault.verb} ${fault.suggestion}\`?`;
      return refusal(
        'INVALID_NAME',
        `You typed ${code(fault.said)}. A name has ${NAME_RULE}.`,
        guess ?? ERRORS.INVALID_NAME.hint,
      );
    }
    case 'MISSING_NAME':
      return refusal('MISSING_NAME', `The command is \`${escaped(usageOf(fault.verb))}\`.`);
    case 'TOO_MANY_WORDS':
      return refusal(
        'TOO_MANY_WORDS',
        `You typed ${code(`${fault.verb} ${fault.said}`)}; it is \`${escaped(usageOf(fault.verb))}\`.`,
      );
  }
}
