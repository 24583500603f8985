import type { Block, Message } from '../../../bot/messages/message.ts';
import type { Posted, Slack } from '../../../bot/slack/slack.ts';
import type { Tag } from '../../../bot/slack/tag.ts';

interface Shown extends Posted {
  message: Message;
  tag: Tag | undefined;
  thread?: string;
}

export interface FakeSlack extends Slack {
  /** Every message as it stands now, in the order of posting. */
  shown: Shown[];
  /** What each App Home shows, by user. */
  homes: Map<string, Block[]>;
  /** Users who are not there any more, and since when. */
  left: Map<string, number>;
}

/** One workspace in memory: a user's direct messages are the channel `D` + user id. */
export function fakeSlack(): FakeSlack {
  const shown: Shown[] = [];
  const homes: FakeSlack['homes'] = new Map();
  const left: FakeSlack['left'] = new Map();
  return {
    shown,
    homes,
    left,
    async post(to, message, { tag, thread } = {}) {
      const posted = { channel: to.startsWith('U') ? `D${to}` : to, ts: `${shown.length + 1}.0` };
      shown.push({ ...posted, message, tag, ...(thread !== undefined && { thread }) });
      return posted;
    },
    async update({ channel, ts }, message, tag) {
      const index = shown.findIndex((one) => one.channel === channel && one.ts === ts);
      const before = shown[index];
      if (!before) throw new Error(`updating ${channel} ${ts}: there is no such message`);
      shown[index] = { ...before, message, tag };
    },
    async find(userId, matches) {
      return shown
        .filter(({ channel }) => channel === `D${userId}`)
        .flatMap(({ channel, ts, tag }) => (tag && matches(tag) ? [{ channel, ts, tag }] : []))
        .reverse();
    },
    async publishHome(userId, blocks) {
      homes.set(userId, blocks);
    },
    leftAt: async (userId) => left.get(userId),
  };
}

/** Every word of a message, blocks included. */
export function wordsOf(message: Pick<Message, 'blocks'>): string {
  return JSON.stringify(message.blocks);
}
