import * as z from 'zod';

/**
 * What goes over the events topic: a wake-up that names the row to read. It carries no text and no secret, so that a late
 * or repeated delivery can do no harm.
 */
export const operationChangedSchema = z.object({
  type: z.literal('operation-changed'),
  operationId: z.string().min(1).max(100),
  sequence: z.int(),
});
export type OperationChanged = z.infer<typeof operationChangedSchema>;

/** A playground's own row changed (extended, shared, moved, …): what shows it is drawn again. */
export const playgroundChangedSchema = z.object({
  type: z.literal('playground-changed'),
  playgroundName: z.string().min(1).max(60),
  playgroundId: z.string().min(1).max(100),
  /** People whose App Home loses it: who owned it or had it shared until now. */
  formerUsers: z.array(z.string().max(40)).max(30).default([]),
});
export type PlaygroundChanged = z.infer<typeof playgroundChangedSchema>;

/** There is a notice to show. */
export const noticeChangedSchema = z.object({
  type: z.literal('notice-changed'),
  noticeId: z.string().min(1).max(100),
  sequence: z.int(),
});
export type NoticeChanged = z.infer<typeof noticeChangedSchema>;

/** Of Slack. */
const userId = z.string().regex(/^[UW][A-Z0-9]{2,40}$/);

/** Somebody looks at their App Home, or turns its pages: it is drawn for them. */
export const homeOpenedSchema = z.object({
  type: z.literal('home-opened'),
  userId,
  /** Counts from 0. */
  page: z.int().min(0).default(0),
});
export type HomeOpened = z.infer<typeof homeOpenedSchema>;

/** Somebody is no member of the workspace any more: what they leave behind is looked at. */
export const personLeftSchema = z.object({ type: z.literal('person-left'), userId });
export type PersonLeft = z.infer<typeof personLeftSchema>;

export type Event = OperationChanged | PlaygroundChanged | NoticeChanged | HomeOpened | PersonLeft;
