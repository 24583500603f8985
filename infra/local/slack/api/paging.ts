import * as z from 'zod';
import { SlackError } from './error.ts';

/** The arguments of Slack's cursor paging; `limit` is 100 unless told, at most 999. */
export const pageArguments = z.object({ limit: z.unknown().optional(), cursor: z.string().optional() });

export interface Page<T> {
  items: T[];
  hasMore: boolean;
  response_metadata: { next_cursor: string };
}

/** Cuts one page. A cursor is the number of items before it, in base64 so that nobody is tempted to count with it. */
export function pageOf<T>(all: readonly T[], given: z.infer<typeof pageArguments>): Page<T> {
  const limit = z.coerce
    .number()
    .int()
    .min(1)
    .max(999)
    .safeParse(given.limit ?? 100);
  if (!limit.success) throw new SlackError('invalid_limit');
  const from = given.cursor ? Number(Buffer.from(given.cursor, 'base64url').toString()) : 0;
  if (!Number.isInteger(from) || from < 0 || from > all.length) throw new SlackError('invalid_cursor');
  const next = from + limit.data;
  const hasMore = next < all.length;
  const cursor = hasMore ? Buffer.from(String(next)).toString('base64url') : '';
  return { items: all.slice(from, next), hasMore, response_metadata: { next_cursor: cursor } };
}
