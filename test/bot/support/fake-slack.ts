import type { Message } from '../../../bot/messages/message.ts';
import type { Posted, Slack, Tag } from '../../../bot/slack/web-api.ts';

interface Shown extends Posted {
  message: Message;
  tag: Tag | undefined;
}

export interface FakeSlack extends Slack {
  /** Every message as it stands now, in the order of posting. */
  shown: Shown[];
}

/** One workspace in memory: a user's direct messages are the channel `D` + user id. */
export function fakeSlack(): FakeSlack {
  const shown: Shown[] = [];
  return {
    shown,
    async post(to, message, { tag } = {}) {
      const posted = { channel: to.startsWith('U') ? `D${to}` : to, ts: `${shown.length + 1}.0` };
      shown.push({ ...posted, message, tag });
      return posted;
    },
    async update({ channel, ts }, message, tag) {
      const index = shown.findIndex((one) => one.channel === channel && one.ts === ts);
      if (index < 0) throw new Error(`updating ${channel} ${ts}: there is no such message`);
      shown[index] = { channel, ts, message, tag };
    },
    async find(userId, matches) {
      const found = shown.findLast(({ channel, tag }) => channel === `D${userId}` && tag !== undefined && matches(tag));
      return found?.tag && { channel: found.channel, ts: found.ts, tag: found.tag };
    },
  };
}

/** Every word of a message, blocks included. */
export function wordsOf(message: Message): string {
  return JSON.stringify(message.blocks);
}
