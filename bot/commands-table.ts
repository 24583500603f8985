import type { KnownVerb } from './command/command.ts';

/**
 * The words after `/playground`, those that have an answer. Help and the README's commands table are this table; a test keeps them equal.
 * `usage` is what to type, `[…]` may be left out.
 */
export const COMMANDS = [
  {
    verb: 'create',
    usage: '/playground create [name] [--template t] [--ttl 4h] [--tag service=v]',
    what: 'makes a playground of your own; without a name it gets a friendly one',
  },
  { verb: 'new', usage: '/playground new', what: 'opens a form for a new playground, with all that can be chosen' },
  {
    verb: 'destroy',
    usage: '/playground destroy <name>',
    what: 'removes one of your playgrounds and everything in it',
  },
  {
    verb: 'extend',
    usage: '/playground extend <name> [2h or max]',
    what: 'lets it live longer: by an hour, by what you say, or as long as may be',
  },
  {
    verb: 'share',
    usage: '/playground share <name> @user or #channel [--with-credentials]',
    what: 'lets others open it, extend it and see its logs',
  },
  { verb: 'unshare', usage: '/playground unshare <name> @user or #channel', what: 'takes that back' },
  { verb: 'transfer', usage: '/playground transfer <name> @user', what: 'makes it somebody else’s' },
  {
    verb: 'update',
    usage: '/playground update <name> [--tag service=v]',
    what: 'replaces what runs, with other image tags; address and data change, its end and password stay',
  },
  { verb: 'restart', usage: '/playground restart <name>', what: 'replaces what runs by the same, afresh' },
  { verb: 'retry', usage: '/playground retry [name]', what: 'tries again what could not be made' },
  { verb: 'list', usage: '/playground list', what: 'shows your playgrounds, their addresses and how long they live' },
  { verb: 'help', usage: '/playground help', what: 'shows this' },
] as const satisfies readonly { verb: KnownVerb; usage: string; what: string }[];

export type Verb = (typeof COMMANDS)[number]['verb'];
export const VERBS: readonly Verb[] = COMMANDS.map(({ verb }) => verb);

/** What to type for one verb. */
export function usageOf(verb: KnownVerb): string {
  return COMMANDS.find((command) => command.verb === verb)?.usage ?? '/playground help';
}
