import type { Verb } from '../commands-table.ts';

/** What each verb carries. A verb is understood once it has a row in the commands table. */
export interface Commands {
  create: { name?: string; template?: string; lifetimeSeconds?: number; tags?: Tags };
  new: { name?: never };
  destroy: { name: string };
  list: { whose: 'mine' | 'all' | { userId: string } };
  status: { name: string };
  /** `by`: seconds, or as far as it goes; absent for the usual step. */
  extend: { name: string; by?: number | 'max' };
  share: { name: string; target: Target; credentials: boolean };
  unshare: { name: string; target: Target };
  transfer: { name: string; userId: string };
  update: { name: string; tags?: Tags };
  restart: { name: string };
  logs: { name: string; container?: string; lines?: number };
  retry: { name?: string };
  history: { name?: string };
  cost: { whose: 'mine' | 'all' };
  token: TokenCommand;
  help: { about?: Verb | 'templates' };
}

/** Of tokens for the HTTP API. `actsFor`: Slack's ids, none for whoever asks. */
export type TokenCommand =
  | {
      action: 'create';
      label: string;
      actsFor: string[];
      templates?: string[];
      max?: number;
      lifetimeSeconds?: number;
      credentials: boolean;
    }
  | { action: 'list' }
  | { action: 'revoke'; id: string };

export type KnownVerb = keyof Commands;
export type CommandOf<V extends KnownVerb> = { [K in V]: { verb: K } & Commands[K] }[V];
/** One of those that have an answer. */
export type Command = CommandOf<Verb>;

/** Service of the template → image tag. */
export type Tags = Record<string, string>;

/** A person or a channel, by Slack's id. */
export interface Target {
  kind: 'user' | 'channel';
  id: string;
}

export type Option = 'template' | 'ttl' | 'tag' | 'lines' | 'max' | 'with-credentials';

/**
 * What was wrong with the text; `problem` is its row in the errors table. `said` is as the person wrote it: escape it
 * before it is shown.
 */
export type Misunderstood =
  | { problem: 'UNKNOWN_COMMAND'; said: string; suggestion?: Verb }
  | { problem: 'INVALID_NAME'; verb: KnownVerb; said: string; suggestion?: string }
  | { problem: 'MISSING_NAME'; verb: KnownVerb }
  | { problem: 'TOO_MANY_WORDS'; verb: KnownVerb; said: string }
  | { problem: 'UNKNOWN_OPTION'; verb: KnownVerb; said: string; suggestion?: Option }
  | { problem: 'MISSING_VALUE'; verb: KnownVerb; option: Option }
  | { problem: 'REPEATED_OPTION'; verb: KnownVerb; option: Option }
  | { problem: 'INVALID_DURATION'; verb: KnownVerb; said: string; fault: DurationFault }
  | { problem: 'INVALID_TAG'; verb: KnownVerb; said: string }
  | { problem: 'INVALID_LINES'; verb: KnownVerb; said: string }
  | { problem: 'INVALID_MAX'; verb: KnownVerb; said: string }
  /** Without `said` there was none. */
  | { problem: 'INVALID_LABEL'; verb: KnownVerb; said?: string }
  | { problem: 'MISSING_TARGET'; verb: KnownVerb }
  | { problem: 'INVALID_TARGET'; verb: KnownVerb; said: string };

/** `no-unit`: a bare number. `not-understood`: no number with a unit at all. */
export type DurationFault = 'empty' | 'negative' | 'zero' | 'no-unit' | 'not-understood';

export type Parsed<V extends KnownVerb = Verb> = { command: CommandOf<V> } | Misunderstood;
