import type { Target } from '../command/command.ts';
import { channelMention, mention } from './text.ts';

/** "<@A>, <@B> or <@C>". */
export function people(userIds: readonly string[]): string {
  const mentions = userIds.map(mention);
  const last = mentions.pop() ?? '';
  return mentions.length === 0 ? last : `${mentions.join(', ')} or ${last}`;
}

export function named({ kind, id }: Target): string {
  return kind === 'user' ? mention(id) : channelMention(id);
}

/** Whoever runs the bot: its admins where there are any. More than a few would be nobody. */
export function whoeverRunsIt(admins: readonly string[]): string {
  return admins.length === 0 ? 'whoever runs this bot in your workspace' : people(admins.slice(0, 3));
}
