import * as z from 'zod';
import type { Content, Message } from '../message.ts';
import { toApiMessage } from '../message.ts';
import type { Store } from '../store.ts';
import { seesChannel } from '../visibility.ts';
import { APP, type Channel, findUser, people } from '../workspace.ts';
import { contentArguments, MAX_POSTED_TEXT, MAX_UPDATED_TEXT, readContent } from './content.ts';
import { SlackError } from './error.ts';
import { type Method, parseArguments } from './method.ts';

const postArguments = contentArguments.extend({ channel: z.string().min(1), thread_ts: z.string().optional() });
const ephemeralArguments = postArguments.extend({ user: z.string().min(1) });
const messageArguments = z.object({ channel: z.string().min(1), ts: z.string().min(1) });
const updateArguments = contentArguments.extend(messageArguments.shape);

/** A user id as channel opens the direct messages with that person, and the answer names their channel. */
const postMessage: Method = (given, store) => {
  const parsed = parseArguments(postArguments, given);
  // Before the channel, because that may open direct messages, and what is refused must leave no trace.
  const content = readContent(parsed, { text: MAX_POSTED_TEXT });
  const channel = channelToPostIn(store, parsed.channel);
  const message = store.post({ ...fromApp(channel, content), ...thread(store, channel, parsed.thread_ts) });
  return { channel: channel.id, ts: message.ts, message: toApiMessage(message, { metadata: true }) };
};

const postEphemeral: Method = (given, store) => {
  const parsed = parseArguments(ephemeralArguments, given);
  const channel = store.channel(parsed.channel);
  if (channel === undefined) throw new SlackError('channel_not_found');
  if (findUser(parsed.user) === undefined || !seesChannel(parsed.user, channel))
    throw new SlackError('user_not_in_channel');
  const content = readContent(parsed, { text: MAX_POSTED_TEXT });
  const message = store.post({
    ...fromApp(channel, content),
    ...thread(store, channel, parsed.thread_ts),
    visibleTo: parsed.user,
  });
  return { message_ts: message.ts };
};

/**
 * Takes the channel id that chat.postMessage returned and not a user's. Text without blocks removes the former blocks;
 * metadata that is not given stays (docs.slack.dev/reference/methods/chat.update).
 */
const update: Method = (given, store) => {
  const parsed = parseArguments(updateArguments, given);
  const former = ownMessage(store, parsed, 'cant_update_message');
  const content = readContent(parsed, { text: MAX_UPDATED_TEXT });
  const metadata = parsed.metadata === undefined ? former.metadata : content.metadata;
  const showsEdited = content.blocks === undefined ? { by: APP.botUserId } : undefined;
  const message = store.edit(former, { ...content, ...(metadata && { metadata }) }, showsEdited);
  return {
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    message: toApiMessage(message, { metadata: true }),
  };
};

const remove: Method = (given, store) => {
  const parsed = parseArguments(messageArguments, given);
  store.remove(ownMessage(store, parsed, 'cant_delete_message'));
  return { channel: parsed.channel, ts: parsed.ts };
};

export const chatMethods = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
} satisfies Record<string, Method>;

function channelToPostIn(store: Store, id: string): Channel {
  const channel = store.channel(id);
  if (channel !== undefined) return channel;
  if (people().some((user) => user.id === id)) return store.openDirectMessages(id).channel;
  throw new SlackError('channel_not_found');
}

function fromApp(channel: Channel, content: Content) {
  return { channel: channel.id, user: APP.botUserId, botId: APP.botId, content };
}

function thread(store: Store, channel: Channel, threadTs: string | undefined): { threadTs?: string } {
  if (threadTs === undefined || threadTs === '') return {};
  if (store.find(channel.id, threadTs) === undefined) throw new SlackError('thread_not_found');
  return { threadTs };
}

/** An ephemeral message has no timestamp that the API knows, so it cannot be found here. */
function ownMessage(store: Store, at: { channel: string; ts: string }, notOwn: string): Message {
  if (store.channel(at.channel) === undefined) throw new SlackError('channel_not_found');
  const message = store.find(at.channel, at.ts);
  if (message === undefined || message.visibleTo !== undefined) throw new SlackError('message_not_found');
  if (message.botId !== APP.botId) throw new SlackError(notOwn);
  return message;
}
