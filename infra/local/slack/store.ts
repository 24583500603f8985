import type { Content, Message } from './message.ts';
import { createTimestamps } from './timestamps.ts';
import { type Channel, findUser, PUBLIC_CHANNELS } from './workspace.ts';

export type StoreEvent =
  | { type: 'channel'; channel: Channel }
  | { type: 'posted' | 'edited' | 'deleted'; channel: Channel; message: Message };

export interface NewMessage {
  channel: string;
  user: string;
  content: Content;
  botId?: string;
  threadTs?: string;
  visibleTo?: string;
  failure?: boolean;
}

/** Everything that was said, in memory: it lives as long as the server. */
export interface Store {
  channels(): Channel[];
  channel(id: string): Channel | undefined;
  /** The bot's direct messages with that person, if there are any yet. */
  directMessages(userId: string): Channel | undefined;
  openDirectMessages(userId: string): { channel: Channel; alreadyOpen: boolean };
  /** Oldest first, ephemeral ones included. */
  messages(channel: string): Message[];
  find(channel: string, ts: string): Message | undefined;
  post(message: NewMessage): Message;
  /** Replaces the content and keeps the former one in `edits`. */
  edit(message: Message, content: Content, edited?: { by: string }): Message;
  remove(message: Message): void;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: StoreEvent) => void): () => void;
}

/** @param now epoch milliseconds */
export function createStore(now: () => number): Store {
  const nextTs = createTimestamps(now);
  const channels = new Map(PUBLIC_CHANNELS.map((channel) => [channel.id, channel]));
  const messages = new Map<string, Message[]>();
  const listeners = new Set<(event: StoreEvent) => void>();

  const announce = (event: StoreEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const channelOf = (id: string): Channel => {
    const channel = channels.get(id);
    if (channel === undefined) throw new Error(`looking up channel ${id}: the stand-in Slack has none of that id`);
    return channel;
  };
  const directMessages = (userId: string): Channel | undefined =>
    [...channels.values()].find((channel) => channel.kind === 'direct' && channel.userId === userId);

  return {
    channels: () => [...channels.values()],
    channel: (id) => channels.get(id),
    directMessages,
    openDirectMessages(userId) {
      const existing = directMessages(userId);
      if (existing !== undefined) return { channel: existing, alreadyOpen: true };
      const name = findUser(userId)?.name ?? userId;
      const channel: Channel = { id: userId.replace(/^./, 'D'), name, kind: 'direct', userId };
      channels.set(channel.id, channel);
      announce({ type: 'channel', channel });
      return { channel, alreadyOpen: false };
    },
    messages: (channel) => [...(messages.get(channel) ?? [])],
    find: (channel, ts) => messages.get(channel)?.find((message) => message.ts === ts),
    post({ content, ...rest }) {
      const channel = channelOf(rest.channel);
      const message: Message = { ...rest, ...content, ts: nextTs(), edits: [] };
      messages.set(channel.id, [...(messages.get(channel.id) ?? []), message]);
      announce({ type: 'posted', channel, message });
      return message;
    },
    edit(message, content, edited) {
      const { text, blocks, metadata, ...kept } = message;
      const former: Content = { text, ...(blocks && { blocks }), ...(metadata && { metadata }) };
      const changed: Message = {
        ...kept,
        ...content,
        ...(edited && { edited: { user: edited.by, ts: nextTs() } }),
        edits: [...message.edits, former],
      };
      const list = messages.get(message.channel) ?? [];
      messages.set(
        message.channel,
        list.map((each) => (each.ts === message.ts ? changed : each)),
      );
      announce({ type: 'edited', channel: channelOf(message.channel), message: changed });
      return changed;
    },
    remove(message) {
      const list = messages.get(message.channel) ?? [];
      messages.set(
        message.channel,
        list.filter((each) => each.ts !== message.ts),
      );
      announce({ type: 'deleted', channel: channelOf(message.channel), message });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
