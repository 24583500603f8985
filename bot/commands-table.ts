import type { KnownVerb } from './command/command.ts';

/**
 * The words after `/playground`, those that have an answer. Help and the README's commands table are this table; a test keeps them equal.
 * `usage` is what to type, `[…]` may be left out.
 */
export const COMMANDS = [
  {
    verb: 'create',
    usage: '/playground create [name]',
    what: 'makes a playground of your own; without a name it gets a friendly one',
  },
  {
    verb: 'destroy',
    usage: '/playground destroy <name>',
    what: 'removes one of your playgrounds and everything in it',
  },
  { verb: 'list', usage: '/playground list', what: 'shows your playgrounds, their addresses and how long they live' },
  { verb: 'help', usage: '/playground help', what: 'shows this' },
] as const satisfies readonly { verb: KnownVerb; usage: string; what: string }[];

export type Verb = (typeof COMMANDS)[number]['verb'];
export const VERBS: readonly Verb[] = COMMANDS.map(({ verb }) => verb);

/** What to type for one verb. */
export function usageOf(verb: KnownVerb): string {
  return COMMANDS.find((command) => command.verb === verb)?.usage ?? '/playground help';
}
