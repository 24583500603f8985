import { fitBlocks, fitMessage } from '../messages/fit/fit.ts';
import type { Secret } from '../parameter.ts';
import { createCaller, NO_PATIENCE, type Patience } from './caller.ts';
import { createClient } from './client.ts';
import { type Slack, SlackRefusal } from './slack.ts';
import { metadataOf, tagIn } from './tag.ts';

/** Slack returns at most 999 at once; a person's last 200 messages reach back further than any playground lives. */
const SEARCHED = 200;
const CALL_TIMEOUT_MS = 5000;
/** The delivery's own retry goes on: an invocation that sleeps is paid for. See POST_CLAIM_SECONDS in notifier/deliver.ts. */
const BRIEF: Patience = { waits: 2, longest: 10 };
/** For what no later delivery will say again; the notifier has 90 s. */
const LONG: Patience = { waits: 2, longest: 30 };
const REPEATS = { retries: 2, minTimeout: 200, maxTimeout: 1000 };

/** @param apiUrl ends with `/api/` @param token asked for at each call, so that a rotated one is taken up */
export function createSlack(apiUrl: string, token: Secret, sleep: (ms: number) => Promise<unknown>): Slack {
  const once = createClient(apiUrl, CALL_TIMEOUT_MS);
  const repeating = createClient(apiUrl, CALL_TIMEOUT_MS, REPEATS);
  const call = createCaller(token, sleep);

  return {
    async post(channel, message, { tag, thread, twiceRatherThanNever = false } = {}) {
      const [client, patience] = twiceRatherThanNever ? [repeating, LONG] : [once, BRIEF];
      const request = {
        ...fitMessage(message),
        channel,
        ...(tag && { metadata: metadataOf(tag) }),
        ...(thread !== undefined && { thread_ts: thread }),
        // Slack would fetch the playground's address to show a preview of it.
        unfurl_links: false,
        unfurl_media: false,
      };
      const posted = await call(
        'chat.postMessage',
        (token) => client.chat.postMessage({ token, ...request }),
        patience,
      );
      return { channel: given('channel', posted.channel), ts: given('ts', posted.ts) };
    },
    async update(where, message, tag) {
      const request = { ...where, ...fitMessage(message), ...(tag && { metadata: metadataOf(tag) }) };
      await call('chat.update', (token) => repeating.chat.update({ token, ...request }), NO_PATIENCE);
    },
    async find(userId, matches) {
      const opened = await call(
        'conversations.open',
        (token) => repeating.conversations.open({ token, users: userId }),
        BRIEF,
      );
      const channel = given('channel', opened.channel?.id);
      const request = { channel, limit: SEARCHED, include_all_metadata: true };
      const { messages = [] } = await call(
        'conversations.history',
        (token) => repeating.conversations.history({ token, ...request }),
        BRIEF,
      );
      return messages.flatMap(({ ts, metadata }) => {
        const tag = tagIn(metadata);
        return ts && tag && matches(tag) ? [{ channel, ts, tag }] : [];
      });
    },
    async publishHome(userId, blocks) {
      const view = { type: 'home' as const, blocks: fitBlocks(blocks, 'view') };
      await call('views.publish', (token) => repeating.views.publish({ token, user_id: userId, view }), BRIEF);
    },
    async leftAt(userId) {
      try {
        const { user } = await call('users.info', (token) => repeating.users.info({ token, user: userId }), BRIEF);
        // Their entry changes no more after that.
        return user?.deleted === true ? (user.updated ?? 0) : undefined;
      } catch (error) {
        // Who was removed altogether is not found any more.
        if (error instanceof SlackRefusal && error.code === 'user_not_found') return 0;
        throw error;
      }
    },
  };
}

function given(field: string, value: string | undefined): string {
  if (!value) throw new Error(`reading Slack's answer: it has no ${field}`);
  return value;
}
