import * as z from 'zod';
import { isEphemeral, type Message, toApiMessage } from '../message.ts';
import type { Store } from '../store.ts';
import { SlackError } from './error.ts';
import { flag, type Method, parseArguments } from './method.ts';
import { pageArguments, pageOf } from './paging.ts';

const TS = /^\d+(\.\d+)?$/;

const historyArguments = pageArguments.extend({
  channel: z.string().min(1),
  oldest: z.string().default('0'),
  latest: z.string().default(''),
  inclusive: flag,
  include_all_metadata: flag,
});
const repliesArguments = historyArguments.extend({ ts: z.string().min(1) });
type Range = Pick<z.infer<typeof historyArguments>, 'oldest' | 'latest' | 'inclusive'>;

/** Newest first, without ephemeral messages and without replies, which stand in their thread. */
const history: Method = (given, store) => {
  const parsed = parseArguments(historyArguments, given);
  const messages = visible(store, parsed.channel).filter((message) => !isReply(message));
  const page = pageOf(within(messages, parsed).reverse(), parsed);
  return answer(page, parsed.include_all_metadata);
};

/** A thread, oldest first, beginning with the message that it hangs on. */
const replies: Method = (given, store) => {
  const parsed = parseArguments(repliesArguments, given);
  const messages = visible(store, parsed.channel);
  const parent = messages.find((message) => message.ts === parsed.ts);
  if (parent === undefined) throw new SlackError('thread_not_found');
  const answers = messages.filter((message) => message.threadTs === (parent.threadTs ?? parent.ts) && isReply(message));
  return answer(pageOf([parent, ...within(answers, parsed)], parsed), parsed.include_all_metadata);
};

export const historyMethods = {
  'conversations.history': history,
  'conversations.replies': replies,
} satisfies Record<string, Method>;

function answer(page: ReturnType<typeof pageOf<Message>>, metadata: boolean): Record<string, unknown> {
  return {
    messages: page.items.map((message) => toApiMessage(message, { metadata })),
    has_more: page.hasMore,
    response_metadata: page.response_metadata,
  };
}

function visible(store: Store, channel: string): Message[] {
  if (store.channel(channel) === undefined) throw new SlackError('channel_not_found');
  return store.messages(channel).filter((message) => !isEphemeral(message));
}

function isReply(message: Message): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}

function within(messages: Message[], range: Range): Message[] {
  if (!TS.test(range.oldest)) throw new SlackError('invalid_ts_oldest');
  if (range.latest !== '' && !TS.test(range.latest)) throw new SlackError('invalid_ts_latest');
  const oldest = Number(range.oldest);
  const latest = range.latest === '' ? Number.POSITIVE_INFINITY : Number(range.latest);
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return range.inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}
