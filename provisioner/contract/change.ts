import * as z from './zod.ts';

export const CHANGE_KINDS = ['extended', 'shared', 'unshared', 'transferred'] as const;

/**
 * A change of a playground that needed no engine, kept as history and as proof that its request was done, so that a
 * repeat of the request does nothing. All times are epoch seconds.
 */
export const changeSchema = z.strictObject({
  /** Derived from the request, as an operation's is: `ch-<hex>`. */
  id: z.string(),
  kind: z.enum(CHANGE_KINDS),
  playgroundName: z.string(),
  playgroundId: z.string(),
  /** Slack user id. */
  askedBy: z.string(),
  /** Whose it was then; absent in rows from before that was kept. */
  ownerId: z.optional(z.string()),
  requestedAt: z.int(),
  /** extended: the new expiry. */
  expiresAt: z.optional(z.int()),
  /** shared, unshared: the person or channel. transferred: the new owner. */
  target: z.optional(z.string()),
});
export type Change = z.infer<typeof changeSchema>;
