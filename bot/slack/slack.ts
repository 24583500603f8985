import type { Block, Message } from '../messages/message.ts';
import { remedyOf } from './codes.ts';
import type { Tag } from './tag.ts';

/** Where a message is, as chat.postMessage returned it. */
export interface Posted {
  channel: string;
  ts: string;
}

/** What the notifier asks of Slack. */
export interface Slack {
  /**
   * @param channel a channel, or a user for the direct messages with them
   * @param options `tag` makes it findable; `thread` is the `ts` of the message that it answers; `twiceRatherThanNever`
   * waits longer when Slack says so, and tries again when it is unknown whether Slack took it
   */
  post(
    channel: string,
    message: Message,
    options?: { tag?: Tag; thread?: string; twiceRatherThanNever?: boolean },
  ): Promise<Posted>;
  /** @throws SlackBusy at once, without a wait: how often the workspace may be updated is decided elsewhere */
  update(where: Posted, message: Message, tag?: Tag): Promise<void>;
  /** Those of the last messages to a user whose tag matches, the newest first. */
  find(userId: string, matches: (tag: Tag) => boolean): Promise<(Posted & { tag: Tag })[]>;
  /** Takes the place of what the user's App Home shows. */
  publishHome(userId: string, blocks: Block[]): Promise<void>;
  /**
   * When somebody who is no member of the workspace any more left it, in epoch seconds: 0 where Slack does not know.
   * Undefined for who is there. Messages to people who left are taken all the same, and read by nobody.
   */
  leftAt(userId: string): Promise<number | undefined>;
}

/**
 * Slack understood the request and will not do it, however often it is asked. `code` is Slack's own error code; `ofPlace` says
 * that it is about where the message was to go, which people may mend, and not about the message.
 */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';
  readonly code: string;
  readonly ofPlace: boolean;
  constructor(method: string, code: string, options?: { cause?: unknown }) {
    super(`${method}: Slack answered ${code}`, options);
    this.code = code;
    this.ofPlace = remedyOf(code) === 'place';
  }
}

/** Slack's rate limit: not before so many seconds. */
export class SlackBusy extends Error {
  override readonly name = 'SlackBusy';
  readonly retryAfterSeconds: number;
  constructor(method: string, retryAfterSeconds: number, options?: { cause?: unknown }) {
    super(`${method}: Slack's rate limit says to wait ${retryAfterSeconds} s`, options);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
