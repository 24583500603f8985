import type { Message } from '../message.ts';
import { messageHtml } from '../page/message.ts';
import { type ShownView, shownView } from '../page/view.ts';
import type { Store, StoreEvent } from '../store.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import type { View, Views } from '../views/views.ts';
import { seesChannel, seesMessage } from '../visibility.ts';
import { type Channel, people } from '../workspace.ts';

/** A message, and how the page draws it. */
export interface Shown {
  message: Message;
  html: string;
}

/** What a stream carries: first everything that one person sees, then each change; and what became of what they did. */
export type LiveEvent =
  | {
      type: 'snapshot';
      users: { id: string; name: string }[];
      channels: Channel[];
      messages: Shown[];
      modal: ShownView | null;
      home: ShownView | null;
    }
  /** The modal on top; null when all are closed. */
  | { type: 'modal'; view: ShownView | null }
  | { type: 'home'; view: ShownView }
  | { type: 'channel'; channel: Channel }
  | ({ type: 'posted' | 'edited' | 'deleted'; channel: Channel } & Shown)
  | { type: 'trace'; trace: Trace };

/**
 * Follows the workspace with the eyes of one person. The state is the first event of the stream and not a request of its
 * own, so that no change can fall between the two or be undone by an older state.
 * @returns what ends it
 */
export function follow(
  { store, views, recorder }: Followed,
  userId: string,
  send: (event: LiveEvent) => void,
): () => void {
  send(snapshot({ store, views }, userId));
  const leaveStore = store.subscribe((event) => {
    if (concerns(userId, event))
      send(event.type === 'channel' ? event : { ...event, html: messageHtml(event.message) });
  });
  const leaveViews = views.subscribe((event) => {
    if (event.userId !== userId) return;
    if (event.type === 'home') send({ type: 'home', view: shownView(event.view) });
    else send({ type: 'modal', view: shownOrNull(event.view) });
  });
  const leaveTraces = recorder.follow(userId, (trace) => send({ type: 'trace', trace }));
  return () => {
    leaveTraces();
    leaveStore();
    leaveViews();
  };
}

interface Followed {
  store: Store;
  views: Views;
  recorder: Pick<Recorder, 'follow'>;
}

function snapshot({ store, views }: Pick<Followed, 'store' | 'views'>, userId: string): LiveEvent {
  const channels = store.channels().filter((channel) => seesChannel(userId, channel));
  const messages = channels.flatMap((channel) =>
    store.messages(channel.id).filter((message) => seesMessage(userId, channel, message)),
  );
  return {
    type: 'snapshot',
    users: people().map(({ id, name }) => ({ id, name })),
    channels,
    messages: messages.map((message) => ({ message, html: messageHtml(message) })),
    modal: shownOrNull(views.stack(userId).at(-1)),
    home: shownOrNull(views.home(userId)),
  };
}

function shownOrNull(view: View | undefined): ShownView | null {
  return view === undefined ? null : shownView(view);
}

function concerns(userId: string, event: StoreEvent): boolean {
  return event.type === 'channel'
    ? seesChannel(userId, event.channel)
    : seesMessage(userId, event.channel, event.message);
}
