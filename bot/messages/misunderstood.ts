import { ERRORS } from '../../provisioner/contract/errors.ts';
import { NAME_RULE } from '../../provisioner/contract/name.ts';
import type { DurationFault, KnownVerb, Misunderstood } from '../command/command.ts';
import { usageOf, VERBS } from '../commands-table.ts';
import type { Answer } from './answer.ts';
import { refusal } from './refusal.ts';
import { code, escaped } from './text.ts';

/** What was wrong with the text after `/playground`, and what to type instead. */
export function misunderstood(fault: Misunderstood): Answer {
  switch (fault.problem) {
    case 'UNKNOWN_COMMAND': {
      const known = `There are ${VERBS.map((verb) => `\`${verb}\``).join(', ')}.`;
      const guess = fault.suggestion && `Did you mean ${usage(fault.suggestion)}?`;
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
      return refusal('MISSING_NAME', `The command is ${usage(fault.verb)}.`);
    case 'MISSING_TARGET':
      return refusal(
        'MISSING_TARGET',
        `The command is ${usage(fault.verb)}.`,
        // A channel cannot own.
        fault.verb === 'transfer' ? 'Name a person with @.' : ERRORS.MISSING_TARGET.hint,
      );
    case 'TOO_MANY_WORDS':
      return refusal('TOO_MANY_WORDS', `You typed ${code(`${fault.verb} ${fault.said}`)}; it is ${usage(fault.verb)}.`);
    case 'UNKNOWN_OPTION': {
      const guess = fault.suggestion && `Did you mean \`--${fault.suggestion}\`?`;
      return refusal(
        'UNKNOWN_OPTION',
        `You typed ${code(fault.said)}; the command is ${usage(fault.verb)}.`,
        guess ?? ERRORS.UNKNOWN_OPTION.hint,
      );
    }
    case 'INVALID_LABEL':
      return refusal(
        'INVALID_LABEL',
        fault.said === undefined ? `The command is ${usage(fault.verb)}.` : `You typed ${code(fault.said)}.`,
      );
    case 'MISSING_VALUE':
    case 'REPEATED_OPTION':
      return refusal(fault.problem, `It is \`--${fault.option}\`; the command is ${usage(fault.verb)}.`);
    case 'INVALID_DURATION':
      return refusal('INVALID_DURATION', duration(fault.said, fault.fault));
    case 'INVALID_TAG':
    case 'INVALID_LINES':
    case 'INVALID_MAX':
    case 'INVALID_TARGET':
      return refusal(fault.problem, `You typed ${code(fault.said)}.`);
  }
}

function duration(said: string, fault: DurationFault): string {
  switch (fault) {
    case 'empty':
      return 'There is nothing in it.';
    case 'negative':
      return `You typed ${code(said)}, and time does not run backwards.`;
    case 'zero':
      return `You typed ${code(said)}, which is no time at all.`;
    case 'no-unit':
      return `You typed ${code(said)}: of what? Minutes, hours or days?`;
    case 'not-understood':
      return `You typed ${code(said)}.`;
  }
}

function usage(verb: KnownVerb): string {
  return `\`${escaped(usageOf(verb))}\``;
}
