import { USER_ID } from './ids.ts';
import * as z from './zod.ts';

/**
 * What goes over the events topic: a wake-up that names the row to read. It carries no text and no secret, so that a late
 * or repeated delivery can do no harm.
 */
export const operationChangedSchema = z.object({
  type: z.literal('operation-changed'),
  operationId: z.string().check(z.minLength(1), z.maxLength(100)),
  sequence: z.int(),
});
export type OperationChanged = z.infer<typeof operationChangedSchema>;

/** A playground's own row changed (extended, shared, moved, …): what shows it is drawn again. */
export const playgroundChangedSchema = z.object({
  type: z.literal('playground-changed'),
  playgroundName: z.string().check(z.minLength(1), z.maxLength(60)),
  playgroundId: z.string().check(z.minLength(1), z.maxLength(100)),
  /** People whose App Home loses it: who owned it or had it shared until now. */
  formerUsers: z._default(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(30)), []),
});
export type PlaygroundChanged = z.infer<typeof playgroundChangedSchema>;

/** There is a notice to show. */
export const noticeChangedSchema = z.object({
  type: z.literal('notice-changed'),
  noticeId: z.string().check(z.minLength(1), z.maxLength(100)),
  sequence: z.int(),
});
export type NoticeChanged = z.infer<typeof noticeChangedSchema>;

const userId = z.string().check(z.regex(USER_ID));

/** Somebody looks at their App Home, or turns its pages: it is drawn for them. */
export const homeOpenedSchema = z.object({
  type: z.literal('home-opened'),
  userId,
  /** Counts from 0. */
  page: z._default(z.int().check(z.gte(0)), 0),
});
export type HomeOpened = z.infer<typeof homeOpenedSchema>;

/** Somebody is no member of the workspace any more: what they leave behind is looked at. */
export const personLeftSchema = z.object({ type: z.literal('person-left'), userId });
export type PersonLeft = z.infer<typeof personLeftSchema>;

export type Event = OperationChanged | PlaygroundChanged | NoticeChanged | HomeOpened | PersonLeft;
