import { USER_ID } from '../../provisioner/contract/ids.ts';
import type { Operation } from '../../provisioner/contract/operation.ts';
import type { Playground } from '../../provisioner/contract/playground.ts';
import type { Messages } from '../../provisioner/contract/registry.ts';
import type { Message } from '../messages/message.ts';
import type { Posted } from '../slack/slack.ts';
import type { Tag } from '../slack/tag.ts';

/** Something with one Slack message of its own, as its row stood when it was read: an operation, a notice, a group of alerts. */
export interface Subject {
  id: string;
  /** A channel, or a user for their direct messages. */
  to: string;
  sequence: number;
  /** Differs whenever the message would read differently. */
  stamp: string;
  shownSequence: number | undefined;
  message: Posted | undefined;
  postClaimUntil: number | undefined;
  /** Its last text: nothing follows that would correct it. */
  isFinal: boolean;
  /** Nothing follows soon that would correct it: it waits for its place in the rate limit instead of being left out. */
  isToStand: boolean;
  /**
   * Written again by a repeated event though it is shown: a writer that died between an old text and its correction
   * leaves the old text standing, and no further event would come. False once no such writer can be left.
   */
  isRewritten: boolean;
  /** None where a lost message cannot be looked for: in a channel that the bot is no member of. */
  tag?: Tag;
  /** For the log, should Slack refuse the message. */
  about: Record<string, unknown>;
  /** Keeps where its message is and what it shows. */
  keeper: Pick<Messages, 'claimPost' | 'postLater' | 'posted' | 'shown'>;
  render(): Promise<Message>;
}

export interface OperationSubject extends Subject {
  /** The one that was asked for, where the sweeper's later try shows in its message too. */
  operation: Operation;
  /** The generation that it is about; undefined when that is gone. */
  playground: Playground | undefined;
}

/** Reads it anew; undefined when there is none. */
export type ReadSubject<S extends Subject = Subject> = () => Promise<S | undefined>;

/** Whether it is told to a person, and not to a channel. */
export function isPerson(id: string): boolean {
  return USER_ID.test(id);
}
