import type { Messages } from '../../provisioner/contract/registry.ts';
import type { Message } from '../messages/message.ts';
import type { Posted } from '../slack/slack.ts';

/** One piece of bad news. Nothing in it is secret. */
export interface AlertEntry {
  /** What it is about, such as an operation's id: the same one is counted once. */
  id: string;
  /** In one line of mrkdwn, for when several stand together. */
  line: string;
}

/** All that went wrong in the same way within some minutes: one message of the alerts channel. */
export interface AlertGroup {
  id: string;
  /** In words, such as what the error is. */
  cause: string;
  /** The message while there is only one. */
  first: Message;
  entries: AlertEntry[];
  /** How many there are. */
  sequence: number;
  shownSequence?: number;
  message?: Posted;
  postClaimUntil?: number;
}

/** That the alerts channel knows of trouble with a playground of this name, and in which group's thread that is told. */
export interface AlertThread {
  name: string;
  playgroundId: string;
  cause: string;
  group: string;
}

/** What the alerts channel has been told. */
export interface AlertBoard {
  /** Puts the entry into the group, once. A full group stays as it is. @param now epoch seconds */
  join(group: Pick<AlertGroup, 'id' | 'cause' | 'first'>, entry: AlertEntry, now: number): Promise<void>;
  getGroup(id: string): Promise<AlertGroup | undefined>;
  getThread(name: string): Promise<AlertThread | undefined>;
  /** @param now epoch seconds */
  openThread(thread: AlertThread, now: number): Promise<void>;
  /** Returned to exactly one caller: the one that tells the end of it. */
  closeThread(name: string): Promise<AlertThread | undefined>;
  /** Of a group's message. */
  messages: Pick<Messages, 'claimPost' | 'posted' | 'shown'>;
}

/** The same failure within this time is one message. In seconds. */
const GATHERED_SECONDS = 600;

/** @param at epoch seconds */
export function groupId(cause: string, at: number): string {
  return `${cause}#${Math.floor(at / GATHERED_SECONDS)}`;
}
