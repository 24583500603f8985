import type { Message } from '../message.ts';
import { messageHtml } from '../page/message.ts';
import type { Store, StoreEvent } from '../store.ts';
import { seesChannel, seesMessage } from '../visibility.ts';
import { type Channel, people } from '../workspace.ts';

/** A message, and how the page draws it. */
export interface Shown {
  message: Message;
  html: string;
}

/** What a stream carries: first everything that one person sees, then each change. */
export type LiveEvent =
  | { type: 'snapshot'; users: { id: string; name: string }[]; channels: Channel[]; messages: Shown[] }
  | { type: 'channel'; channel: Channel }
  | ({ type: 'posted' | 'edited' | 'deleted'; channel: Channel } & Shown);

/**
 * Follows the workspace with the eyes of one person. The state is the first event of the stream and not a request of its
 * own, so that no change can fall between the two or be undone by an older state.
 * @returns what ends it
 */
export function follow(store: Store, userId: string, send: (event: LiveEvent) => void): () => void {
  send(snapshot(store, userId));
  return store.subscribe((event) => {
    if (concerns(userId, event))
      send(event.type === 'channel' ? event : { ...event, html: messageHtml(event.message) });
  });
}

function snapshot(store: Store, userId: string): LiveEvent {
  const channels = store.channels().filter((channel) => seesChannel(userId, channel));
  const messages = channels.flatMap((channel) =>
    store.messages(channel.id).filter((message) => seesMessage(userId, channel, message)),
  );
  return {
    type: 'snapshot',
    users: people().map(({ id, name }) => ({ id, name })),
    channels,
    messages: messages.map((message) => ({ message, html: messageHtml(message) })),
  };
}

function concerns(userId: string, event: StoreEvent): boolean {
  return event.type === 'channel'
    ? seesChannel(userId, event.channel)
    : seesMessage(userId, event.channel, event.message);
}
