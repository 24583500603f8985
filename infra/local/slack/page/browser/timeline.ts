import type { Shown } from '../../live/events.ts';
import { keyOf } from './view.ts';

export type Row =
  | { kind: 'day'; key: string; words: string }
  | { kind: 'message'; key: string; shown: Shown; replies: readonly Shown[] };

/**
 * One channel as it is read: a line for each day, and replies under the message that they answer. A reply whose parent
 * is not to be seen stands by itself.
 * @param messages of one channel, oldest first
 * @param timeZone the reader's, unless another is given
 */
export function timeline(messages: readonly Shown[], now: Date, timeZone?: string): Row[] {
  const present = new Set(messages.map(({ message }) => message.ts));
  const parentOf = ({ message: { ts, threadTs } }: Shown): string | undefined =>
    threadTs !== undefined && threadTs !== ts && present.has(threadTs) ? threadTs : undefined;
  const replies = Map.groupBy(messages, parentOf);
  const rows: Row[] = [];
  let lastDay = '';
  for (const shown of replies.get(undefined) ?? []) {
    const at = new Date(Number(shown.message.ts) * 1000);
    const day = dayKey(at, timeZone);
    if (day !== lastDay) rows.push({ kind: 'day', key: `day/${day}`, words: dayWords(at, now, timeZone) });
    lastDay = day;
    rows.push({ kind: 'message', key: keyOf(shown), shown, replies: replies.get(shown.message.ts) ?? [] });
  }
  return rows;
}

function dayKey(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone(timeZone) }).format(at);
}

function dayWords(at: Date, now: Date, timeZone?: string): string {
  const day = dayKey(at, timeZone);
  if (day === dayKey(now, timeZone)) return 'Today';
  if (day === dayKey(new Date(now.getTime() - 86_400_000), timeZone)) return 'Yesterday';
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...year,
    ...zone(timeZone),
  }).format(at);
}

function zone(timeZone: string | undefined): { timeZone?: string } {
  return timeZone === undefined ? {} : { timeZone };
}
