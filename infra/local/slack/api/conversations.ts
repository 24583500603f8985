import * as z from 'zod';
import { people } from '../workspace.ts';
import { toApiChannel } from './channel.ts';
import { SlackError } from './error.ts';
import { historyMethods } from './history.ts';
import { channelPage, channelsOf, memberMethods } from './members.ts';
import { flag, type Method, parseArguments } from './method.ts';
import { pageArguments, pageOf } from './paging.ts';

const openArguments = z.object({ users: z.string().optional(), channel: z.string().optional(), return_im: flag });
const infoArguments = z.object({ channel: z.string().min(1) });
const listArguments = pageArguments.extend({ types: z.string().default('public_channel') });

/** Opens direct messages with one person; the bot has no group conversations. */
const open: Method = (given, store) => {
  const parsed = parseArguments(openArguments, given);
  if (parsed.channel !== undefined) {
    const channel = store.channel(parsed.channel);
    if (channel?.kind !== 'direct') throw new SlackError('channel_not_found');
    return { already_open: true, no_op: true, channel: { id: channel.id } };
  }
  const ids = (parsed.users ?? '').split(',').filter((id) => id !== '');
  const [userId] = ids;
  if (userId === undefined) throw new SlackError('users_list_not_supplied');
  if (ids.length > 1) throw new SlackError('method_not_supported_for_channel_type');
  if (!people().some((user) => user.id === userId)) throw new SlackError('user_not_found');
  const { channel, alreadyOpen } = store.openDirectMessages(userId);
  return {
    ...(alreadyOpen ? { already_open: true, no_op: true } : {}),
    channel: parsed.return_im ? toApiChannel(channel) : { id: channel.id },
  };
};

const info: Method = (given, store) => {
  const parsed = parseArguments(infoArguments, given);
  const channel = store.channel(parsed.channel);
  if (channel === undefined) throw new SlackError('channel_not_found');
  return { channel: toApiChannel(channel) };
};

const list: Method = (given, store) => {
  const parsed = parseArguments(listArguments, given);
  return channelPage(pageOf(channelsOf(store, parsed.types), parsed));
};

export const conversationMethods = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.list': list,
  ...historyMethods,
  ...memberMethods,
} satisfies Record<string, Method>;
