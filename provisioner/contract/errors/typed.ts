import { NAME_RULE } from '../name.ts';
import type { ErrorWords } from './words.ts';

/** Of what was typed or filled in. */
export const TYPED_ERRORS = {
  UNKNOWN_COMMAND: { title: 'There is no such command.', hint: 'Type `/playground help` for all of them.' },
  INVALID_NAME: {
    title: 'That is not a name for a playground.',
    hint: `Use ${NAME_RULE}, such as \`/playground create demo\`.`,
  },
  MISSING_NAME: { title: 'Which playground?', hint: 'Type `/playground list` for yours, then name one.' },
  TOO_MANY_WORDS: { title: 'That is more than the command takes.', hint: 'Type `/playground help` for what it takes.' },
  UNKNOWN_OPTION: {
    title: 'The command has no such option.',
    hint: 'Type `/playground help` and the command for what it takes.',
  },
  MISSING_VALUE: {
    title: 'An option stands there without its value.',
    hint: 'Put the value behind it, such as `--ttl 4h`.',
  },
  REPEATED_OPTION: { title: 'An option stands there twice.', hint: 'Give it once.' },
  INVALID_DURATION: {
    title: 'That is not a length of time.',
    hint: 'Use a number with m, h or d, such as `30m`, `4h` or `2d`.',
  },
  INVALID_TAG: {
    title: 'That is not a service with an image tag.',
    hint: 'Use `--tag service=tag`, such as `--tag web=v2`.',
  },
  INVALID_LINES: { title: 'That is not a number of lines.', hint: 'Use a number from 1 to 500, such as `--lines 50`.' },
  MISSING_TARGET: { title: 'Who?', hint: 'Name a person with @ or a channel with #.' },
  INVALID_TARGET: {
    title: 'That is not somebody whom this can be for.',
    hint: 'Type @ or # and choose from the list that Slack offers; a channel can be shared with, and cannot own.',
  },
  UNKNOWN_TEMPLATE: { title: 'There is no such template.', hint: 'Choose one that there is, or leave it out.' },
  UNKNOWN_SERVICE: { title: 'The template has no such service.', hint: 'Use the name of one of its services.' },
  TAG_NOT_ALLOWED: {
    title: 'That tag may not be chosen.',
    hint: 'Choose another with `--tag`, or leave it out for the one of the template.',
  },
  LIFETIME_TOO_LONG: { title: 'That is longer than a playground may live.', hint: 'Ask for less with `--ttl`.' },
  LIFETIME_TOO_SHORT: { title: 'That is shorter than a playground may live.', hint: 'Ask for more with `--ttl`.' },
  STALE_BUTTON: { title: 'That button is out of date.', hint: 'Type `/playground list` for how things stand.' },
  FORM_NOT_OPENED: {
    title: 'Slack did not open the form in time.',
    hint: 'Type `/playground create [name] [--template t] [--ttl 4h]`, which says the same.',
  },
  FORM_NOT_YOURS: { title: 'This form cannot be used.', hint: 'Open one of your own: `/playground new`.' },
} as const satisfies Record<string, ErrorWords>;
