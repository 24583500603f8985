import type { Block } from '../block-kit/blocks.ts';
import type { Message } from '../message.ts';
import type { View } from '../views/views.ts';
import { seesMessage } from '../visibility.ts';
import type { Channel } from '../workspace.ts';
import type { InteractionDependencies, Invalid } from './dependencies.ts';

/** Names where somebody clicks: a message by channel and timestamp, a modal by its id, or their Home tab. */
export interface Where {
  channelId?: string | undefined;
  messageTs?: string | undefined;
  viewId?: string | undefined;
  home?: boolean | undefined;
}

export type Source =
  | { kind: 'message'; message: Message; channel: Channel; blocks: readonly Block[] }
  | { kind: 'view'; view: View; blocks: readonly Block[] };

/** What the person sees at that place. */
export function findSource(
  { store, views }: Pick<InteractionDependencies, 'store' | 'views'>,
  userId: string,
  where: Where,
): Source | Invalid {
  if (where.home === true || where.viewId !== undefined) {
    const view = where.home === true ? views.home(userId) : views.find(({ id }) => id === where.viewId);
    if (view === undefined || view.userId !== userId) return { invalid: 'That view is not open for this person.' };
    return { kind: 'view', view, blocks: view.definition.blocks };
  }
  const channel = store.channel(where.channelId ?? '');
  const message = channel && store.find(channel.id, where.messageTs ?? '');
  if (channel === undefined || message === undefined || !seesMessage(userId, channel, message))
    return { invalid: 'This person sees no such message. Name channelId and messageTs, viewId, or home: true.' };
  return { kind: 'message', message, channel, blocks: message.blocks ?? [] };
}
