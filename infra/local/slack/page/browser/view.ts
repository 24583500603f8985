import type { LiveEvent, Shown } from '../../live/events.ts';
import type { Channel } from '../../workspace.ts';
import type { ShownView } from '../view.ts';

/** What one person sees of the workspace. */
export interface View {
  users: readonly { id: string; name: string }[];
  channels: readonly Channel[];
  /** By key, oldest first. */
  messages: ReadonlyMap<string, Shown>;
  modal: ShownView | null;
  home: ShownView | null;
}

export const NOTHING: View = { users: [], channels: [], messages: new Map(), modal: null, home: null };

export function keyOf({ message }: Pick<Shown, 'message'>): string {
  return `${message.channel}/${message.ts}`;
}

/** The view after one event of the stream. An edit keeps a message's place. */
export function withEvent(view: View, event: LiveEvent): View {
  if (event.type === 'snapshot') {
    const { users, channels, modal, home } = event;
    return { users, channels, modal, home, messages: new Map(event.messages.map((shown) => [keyOf(shown), shown])) };
  }
  if (event.type === 'modal') return { ...view, modal: event.view };
  if (event.type === 'home') return { ...view, home: event.view };
  if (event.type === 'channel') {
    const known = view.channels.some(({ id }) => id === event.channel.id);
    return known ? view : { ...view, channels: [...view.channels, event.channel] };
  }
  if (event.type === 'trace') return view;
  const messages = new Map(view.messages);
  if (event.type === 'deleted') messages.delete(keyOf(event));
  else messages.set(keyOf(event), { message: event.message, html: event.html });
  return { ...view, messages };
}

export function messagesIn(view: View, channelId: string): Shown[] {
  return [...view.messages.values()].filter(({ message }) => message.channel === channelId);
}

/** The app's direct messages bear the app's name: nobody else writes there. */
export function channelName(channel: Channel): string {
  return channel.kind === 'direct' ? 'Playground' : channel.name;
}
