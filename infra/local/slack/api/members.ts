import * as z from 'zod';
import type { Store } from '../store.ts';
import { type Channel, findUser, membersOf, USER_GROUPS } from '../workspace.ts';
import { toApiChannel } from './channel.ts';
import { SlackError } from './error.ts';
import { type Method, parseArguments } from './method.ts';
import { type Page, pageArguments, pageOf } from './paging.ts';

const TYPES = ['public_channel', 'private_channel', 'mpim', 'im'];

const membersArguments = pageArguments.extend({ channel: z.string().min(1) });
const ofUserArguments = pageArguments.extend({
  user: z.string().min(1),
  types: z.string().default('public_channel'),
});
const groupArguments = z.object({ usergroup: z.string().min(1) });

const members: Method = (given, store) => {
  const parsed = parseArguments(membersArguments, given);
  const channel = store.channel(parsed.channel);
  if (channel === undefined) throw new SlackError('channel_not_found');
  const page = pageOf(membersOf(channel), parsed);
  return { members: page.items, response_metadata: page.response_metadata };
};

/** The conversations that somebody is in, of those that the bot can see. */
const ofUser: Method = (given, store) => {
  const parsed = parseArguments(ofUserArguments, given);
  if (findUser(parsed.user) === undefined) throw new SlackError('user_not_found');
  const wanted = channelsOf(store, parsed.types).filter((channel) => membersOf(channel).includes(parsed.user));
  return channelPage(pageOf(wanted, parsed));
};

const groupMembers: Method = (given) => {
  const users = USER_GROUPS[parseArguments(groupArguments, given).usergroup];
  if (users === undefined) throw new SlackError('no_such_subteam');
  return { users };
};

/** @param types comma-separated, as Slack's methods take them */
export function channelsOf(store: Store, types: string): Channel[] {
  const wanted = types.split(',').map((type) => type.trim());
  if (!wanted.every((type) => TYPES.includes(type))) throw new SlackError('invalid_types');
  return store.channels().filter(({ kind }) => wanted.includes(kind === 'public' ? 'public_channel' : 'im'));
}

export function channelPage(page: Page<Channel>): Record<string, unknown> {
  return { channels: page.items.map(toApiChannel), response_metadata: page.response_metadata };
}

export const memberMethods = {
  'conversations.members': members,
  'users.conversations': ofUser,
  'usergroups.users.list': groupMembers,
} satisfies Record<string, Method>;
