import { APP, type Channel, membersOf } from '../workspace.ts';

/** A conversation as Slack's Web API shows it. */
export function toApiChannel(channel: Channel): Record<string, unknown> {
  if (channel.kind === 'direct') return { id: channel.id, is_im: true, user: channel.userId, is_archived: false };
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_im: false,
    is_private: false,
    is_archived: false,
    is_member: membersOf(channel).includes(APP.botUserId),
    num_members: membersOf(channel).length,
  };
}
