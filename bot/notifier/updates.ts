import type { Message } from '../messages/message.ts';
import { type Posted, type Slack, SlackBusy } from '../slack/slack.ts';
import type { Tag } from '../slack/tag.ts';

/**
 * Slack takes about 50 updates of messages a minute from the whole workspace (chat.update is in its tier 3), whoever
 * makes them. So all invocations share one count per window of 20 s: any 60 s touch at most four windows, that is 48.
 */
export const WINDOW_SECONDS = 20;
export const UPDATES_PER_WINDOW = 12;
/** What progress may use of it; the rest is for what nobody would draw again. */
const PROGRESS_PER_WINDOW = 5;

/** The count of each window, shared by all invocations. */
export interface UpdateCount {
  /** Counts one more in the window, unless it has had `limit`. @param window its first second, epoch seconds */
  take(window: number, limit: number): Promise<boolean>;
  /** Nobody takes any more in this window: Slack has said that it has had enough. */
  close(window: number): Promise<void>;
}

export interface UpdateDeps {
  slack: Pick<Slack, 'update'>;
  count: UpdateCount;
  /** Epoch milliseconds. */
  clock: () => number;
  sleep: (ms: number) => Promise<unknown>;
  /** Between 0 and 1: those who waited for a window do not all come at its first moment. */
  random: () => number;
  /** Epoch milliseconds: what would wait beyond it is thrown, and SNS delivers it again. */
  deadline: number;
}

export interface UpdateOptions {
  /** It waits for its place, because nothing follows soon that would show the same. */
  isToStand: boolean;
  tag?: Tag;
  /** Asked after each wait for a place: another event may have written the same meanwhile. Without it: always. */
  isNeeded?: () => Promise<boolean>;
}

/**
 * @returns false when it is progress and the window is used up: a later event, or the end, draws it; and when it is not needed any
 * more
 */
export type Update = (where: Posted, message: Message, options: UpdateOptions) => Promise<boolean>;

const SPREAD_MS = 2000;

/** Updates messages within the workspace's rate. What is to stand waits for its turn; progress is left out. */
export function createUpdate({ slack, count, clock, sleep, random, deadline }: UpdateDeps): Update {
  async function waitUntil(seconds: number): Promise<void> {
    const ms = seconds * 1000 - clock() + random() * SPREAD_MS;
    if (clock() + ms > deadline) throw new Error('updating a message: the workspace’s rate is used up for now');
    await sleep(ms);
  }

  return async (where, message, { isToStand, tag, isNeeded = async () => true }) => {
    for (;;) {
      const now = Math.floor(clock() / 1000);
      const window = now - (now % WINDOW_SECONDS);
      const next = window + WINDOW_SECONDS;
      if (!(await count.take(window, isToStand ? UPDATES_PER_WINDOW : PROGRESS_PER_WINDOW))) {
        if (!isToStand) return false;
        await waitUntil(next);
        if (!(await isNeeded())) return false;
        continue;
      }
      try {
        await slack.update(where, message, tag);
        return true;
      } catch (error) {
        if (!(error instanceof SlackBusy)) throw error;
        const until = Math.floor(clock() / 1000) + error.retryAfterSeconds;
        // Otherwise each of the others would be told the same.
        for (let closed = window; closed < until; closed += WINDOW_SECONDS) await count.close(closed);
        if (!isToStand) return false;
        await waitUntil(until);
        if (!(await isNeeded())) return false;
      }
    }
  };
}
