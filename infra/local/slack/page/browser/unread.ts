import { messagesIn, type View } from './view.ts';

/** For each channel the timestamp of the newest message that was read there. */
export type ReadMarks = Readonly<Record<string, string>>;

/** How many messages of others are newer than what was read. An edit makes nothing unread, as in Slack. */
export function unreadIn(view: View, channelId: string, userId: string, marks: ReadMarks): number {
  const read = marks[channelId] ?? '';
  return messagesIn(view, channelId).filter(({ message }) => message.user !== userId && message.ts > read).length;
}

/** The marks once everything in a channel was read. */
export function withRead(view: View, channelId: string, marks: ReadMarks): ReadMarks {
  const newest = messagesIn(view, channelId).at(-1)?.message.ts;
  return newest === undefined || newest === marks[channelId] ? marks : { ...marks, [channelId]: newest };
}
