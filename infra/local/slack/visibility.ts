import type { Message } from './message.ts';
import type { Channel } from './workspace.ts';

/** Public channels are everybody's; direct messages with the bot are their user's alone. */
export function seesChannel(userId: string, channel: Channel): boolean {
  return channel.kind === 'public' || channel.userId === userId;
}

/** An ephemeral message is seen by one person, wherever it stands. */
export function seesMessage(userId: string, channel: Channel, message: Message): boolean {
  return seesChannel(userId, channel) && (message.visibleTo === undefined || message.visibleTo === userId);
}
