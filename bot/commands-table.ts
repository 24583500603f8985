import type { KnownVerb } from './command/command.ts';

/**
 * The words after `/playground`, those that have an answer. Help and the README's commands table are this table; a test keeps them equal.
 * `usage` is what to type, `[…]` may be left out; `examples` are what the help about it shows.
 */
export const COMMANDS = [
  {
    verb: 'create',
    usage: '/playground create [name] [--template t] [--ttl 4h] [--tag service=v]',
    what: 'makes a playground of your own; without a name it gets a friendly one',
    examples: ['/playground create', '/playground create demo --ttl 2d', '/playground create demo --tag web=v2'],
  },
  {
    verb: 'new',
    usage: '/playground new',
    what: 'opens a form for a new playground, with all that can be chosen',
    examples: ['/playground new'],
  },
  {
    verb: 'destroy',
    usage: '/playground destroy <name>',
    what: 'removes one of your playgrounds and everything in it',
    examples: ['/playground destroy demo'],
  },
  {
    verb: 'extend',
    usage: '/playground extend <name> [2h or max]',
    what: 'lets it live longer: by an hour, by what you say, or as long as allowed',
    examples: ['/playground extend demo', '/playground extend demo 4h', '/playground extend demo max'],
  },
  {
    verb: 'share',
    usage: '/playground share <name> @user or #channel [--with-credentials]',
    what: 'lets others open it, extend it and see its logs',
    examples: [
      '/playground share demo @grace',
      '/playground share demo #team',
      '/playground share demo @grace --with-credentials',
    ],
  },
  {
    verb: 'unshare',
    usage: '/playground unshare <name> @user or #channel',
    what: 'takes that back',
    examples: ['/playground unshare demo @grace'],
  },
  {
    verb: 'transfer',
    usage: '/playground transfer <name> @user',
    what: 'makes it somebody else’s',
    examples: ['/playground transfer demo @grace'],
  },
  {
    verb: 'update',
    usage: '/playground update <name> [--tag service=v]',
    what: 'replaces what runs, with other image tags; address and data change, its end and password stay',
    examples: ['/playground update demo --tag web=v3'],
  },
  {
    verb: 'restart',
    usage: '/playground restart <name>',
    what: 'replaces what runs with the same, afresh',
    examples: ['/playground restart demo'],
  },
  {
    verb: 'retry',
    usage: '/playground retry [name]',
    what: 'tries again what could not be made',
    examples: ['/playground retry demo'],
  },
  {
    verb: 'list',
    usage: '/playground list [mine, all or @user]',
    what: 'shows playgrounds: yours and those shared with you, all, or somebody’s',
    examples: ['/playground list', '/playground list all'],
  },
  {
    verb: 'status',
    usage: '/playground status <name>',
    what: 'shows all that is known of one: steps, containers, owner, end, cost, and links to AWS',
    examples: ['/playground status demo'],
  },
  {
    verb: 'logs',
    usage: '/playground logs <name> [container] [--lines n]',
    what: 'shows the last lines that its containers wrote, to you alone and without secrets',
    examples: ['/playground logs demo', '/playground logs demo web --lines 50'],
  },
  {
    verb: 'history',
    usage: '/playground history [name]',
    what: 'shows who did what with it, or what you did and who did what with yours, in the last 30 days',
    examples: ['/playground history demo', '/playground history'],
  },
  {
    verb: 'cost',
    usage: '/playground cost [mine or all]',
    what: 'shows what playgrounds cost, so far and until their ends',
    examples: ['/playground cost', '/playground cost all'],
  },
  {
    verb: 'token',
    usage:
      '/playground token [list, create <label> @user or revoke <id>] [--template t] [--max n] [--ttl 30d] [--with-credentials]',
    what: 'for admins: lists, makes and ends tokens, by which programs use the HTTP API on behalf of people',
    examples: [
      '/playground token create pipeline @grace --max 2',
      '/playground token list',
      '/playground token revoke 3f2a9c01d4e8',
    ],
  },
  {
    verb: 'help',
    usage: '/playground help [command or templates]',
    what: 'shows this, one command with examples, or what can be made',
    examples: ['/playground help create', '/playground help templates'],
  },
] as const satisfies readonly { verb: KnownVerb; usage: string; what: string; examples: readonly string[] }[];

export type Verb = (typeof COMMANDS)[number]['verb'];
export const VERBS: readonly Verb[] = COMMANDS.map(({ verb }) => verb);

/** What to type for one verb. */
export function usageOf(verb: KnownVerb): string {
  return COMMANDS.find((command) => command.verb === verb)?.usage ?? '/playground help';
}
