import type { Button, Message } from '../messages/message.ts';
import type { Posted } from '../slack/slack.ts';

/** One piece of bad news. Nothing in it is secret. */
export interface AlertEntry {
  /** What it is about, such as an operation's id: the same one is counted once. */
  id: string;
  /** In one line of mrkdwn, for when several stand together. */
  line: string;
  /** What can be done about it, for when several stand together. */
  press?: Press;
}

/** A button, and the playground that it is about: the words for it in a menu. */
export interface Press {
  name: string;
  button: Button;
}

/** What became of it since: the newest that happened to the same playground. */
export interface Latest {
  /** See `moment`. */
  at: string;
  /** In one line of mrkdwn; absent where it stands as it stood at first. */
  line?: string;
  /** `at-work`: somebody is at it, so there is nothing to press. */
  state: 'at-work' | 'failed';
  press?: Press;
}

export interface GatheredEntry extends AlertEntry {
  latest?: Latest;
  /** How it ended, in one line of mrkdwn. */
  solved?: string;
}

/** All that went wrong in the same way within some minutes: one message of the alerts channel. */
export interface AlertGroup {
  id: string;
  /** In words, such as what the error is. */
  cause: string;
  /** The message while there is only one, and nothing has become of it. */
  first: Message;
  /** The oldest first. */
  entries: GatheredEntry[];
  /** Grows with each change. */
  sequence: number;
  shownSequence?: number;
  message?: Posted;
}

/** Where one piece of bad news is told. */
export interface Told {
  group: string;
  entry: string;
}

/** That the alerts channel knows of trouble of this name, and where that is told. */
export interface AlertThread extends Told {
  /** A playground's; or another thing's, such as an alarm's. */
  name: string;
  playgroundId: string;
  cause: string;
  /** Of the newest trouble; see `moment`. What is older says nothing about its end. */
  since: string;
}

/** The end of something. */
export interface AlertEnd {
  /** See `moment`. */
  at: string;
  message: Message;
}

/** What the alerts channel has been told. Times are epoch seconds. */
export interface AlertBoard {
  /** Puts the entry into the group, once. A full group stays as it is. */
  join(group: Pick<AlertGroup, 'id' | 'cause' | 'first'>, entry: AlertEntry, now: number): Promise<void>;
  /** Keeps what became of an entry, unless that is older than what is kept or the entry is solved: then false. */
  follow(told: Told, latest: Latest): Promise<boolean>;
  solve(told: Told, line: string): Promise<void>;
  getGroup(id: string): Promise<AlertGroup | undefined>;
  /** Where the entry of this id was told, under its own name or in another's thread. */
  whereTold(id: string): Promise<Told | undefined>;
  keepTold(id: string, told: Told, now: number): Promise<void>;
  getThread(name: string): Promise<AlertThread | undefined>;
  openThread(thread: AlertThread, now: number): Promise<void>;
  /** Returned to exactly one caller, the one that tells the end of it; nobody's when its trouble is not older than `at`. */
  closeThread(name: string, at: string): Promise<AlertThread | undefined>;
  /** Keeps that trouble of this name was over then, unless a later end is kept: what is older may still be on its way. */
  keepEnd(name: string, end: AlertEnd, now: number): Promise<void>;
  getEnd(name: string): Promise<AlertEnd | undefined>;
  /** The group as it is, for the one caller at a time who may write its message, until the claim lapses or is given back. */
  claimDraw(id: string, now: number, until: number): Promise<AlertGroup | undefined>;
  /** Gives the claim back. @param shown what its message shows, and where it is; nothing when it was not written */
  endDraw(id: string, shown?: { sequence: number; message?: Posted }): Promise<void>;
}

/** The same failure within this time is one message. In seconds. */
const GATHERED_SECONDS = 600;

/** @param at epoch seconds */
export function groupId(cause: string, at: number): string {
  return `${cause}#${Math.floor(at / GATHERED_SECONDS)}`;
}

const PHASES = ['at-work', 'broken-off', 'finished'] as const;

/**
 * Puts what happens to a name in its order, whatever order the events come in: by when it was asked for, then by attempt,
 * then by how far that got. Moments compare as text.
 */
export function moment(
  { requestedAt, attempt }: { requestedAt: number; attempt: number },
  phase: (typeof PHASES)[number],
): string {
  return `${String(requestedAt).padStart(12, '0')}#${String(attempt).padStart(3, '0')}#${PHASES.indexOf(phase)}`;
}
