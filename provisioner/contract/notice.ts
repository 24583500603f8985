import * as z from './zod.ts';

/**
 * Something that the bot says of its own accord, outside an operation:
 * `expiring` to the owner ahead of the end, `moved` to the owner when a replaced task has another address, `down` to the
 * alerts channel when a playground stays down, `recovered` when it is up again after that, `shared` to a person whom it
 * was shared with, `transferred` to the new owner, `unreadable` to the alerts channel when a row of the registry has no
 * shape that this release knows (its key stands in the place of the playground's name), `leftovers` to the alerts
 * channel when something carries our tags that no playground has, `unchecked` to the alerts channel when that could not be
 * found out (which look for it, in the place of the playground's name).
 */
export const NOTICE_KINDS = [
  'expiring',
  'moved',
  'down',
  'recovered',
  'shared',
  'transferred',
  'unreadable',
  'leftovers',
  'unchecked',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One Slack message that is not an operation's. Its row is the truth; the event is only the wake-up to show it. */
export const noticeSchema = z.strictObject({
  /** `no-<hex>`, derived from what it is about, so that two who notice the same write one. See noticeId in name.ts. */
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  playgroundName: z.string(),
  playgroundId: z.string(),
  /** Slack user id; absent for the alerts channel. */
  to: z.optional(z.string()),
  createdAt: z.int(),
  /** In words, without secrets: what a replaced task lost, why it is down, who shared it. */
  detail: z.optional(z.string()),
  /** Grows with every change that Slack should show. */
  sequence: z.int(),
  /** The message, as chat.postMessage returned it. */
  message: z.optional(z.strictObject({ channel: z.string(), ts: z.string() })),
  shownSequence: z.optional(z.int()),
  /** When that was begun to be written. */
  shownAt: z.optional(z.int()),
  postClaimUntil: z.optional(z.int()),
});
export type Notice = z.infer<typeof noticeSchema>;
