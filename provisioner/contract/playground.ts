import * as z from './zod.ts';

/** `gone` and `failed` are not states of this row: a playground that is gone has no row, and its history is its operations. */
export const PLAYGROUND_STATES = ['creating', 'ready', 'updating', 'destroying', 'stuck'] as const;
export type PlaygroundState = (typeof PLAYGROUND_STATES)[number];

/** A person or a channel that a playground is shared with. `credentials`: they are told the password too. */
const shareSchema = z.strictObject({
  kind: z.enum(['user', 'channel']),
  /** Slack's id of the person or the channel. */
  id: z.string(),
  credentials: z.boolean(),
});
export type Share = z.infer<typeof shareSchema>;

/** More than this and it is no sharing any more; it also bounds the transaction that frees a name. */
export const MAX_SHARES = 20;

/** What was last seen of a playground's task. All times are epoch seconds. */
const healthSchema = z.strictObject({
  seenAt: z.int(),
  /** The task that runs, or the last that did. */
  taskArn: z.string(),
  /** How often a task was replaced since the playground was ready. */
  restarts: z.int(),
  /** Since when nothing of it runs; absent while a task runs. */
  downSince: z.optional(z.int()),
  /** Why the last task stopped, in words without secrets. */
  stopReason: z.optional(z.string()),
  containers: z.array(
    z.strictObject({
      name: z.string(),
      status: z.string(),
      health: z.optional(z.string()),
      /** Of the image that it runs, `sha256:…`, once that is pulled. */
      digest: z.optional(z.string()),
    }),
  ),
});
export type Health = z.infer<typeof healthSchema>;

/** What the registry knows of one generation of a playground. All times are epoch seconds. */
export const playgroundSchema = z.strictObject({
  /** Unique per workspace; see names.ts for the rule. */
  name: z.string(),
  /** Unique for ever: name plus a suffix per generation. It names the Pulumi stack and every resource. */
  id: z.string(),
  /** Slack user id. */
  ownerId: z.string(),
  template: z.string(),
  state: z.enum(PLAYGROUND_STATES),
  /** The newest operation on it: the one that owns the right to touch the stack. */
  operationId: z.string(),
  createdAt: z.int(),
  expiresAt: z.int(),
  /** `http://…`, once ready. */
  address: z.optional(z.string()),
  readyAt: z.optional(z.int()),
  /** When an update or a restart last put new tasks in place; one that started later was replaced by nobody of ours. */
  turnedAt: z.optional(z.int()),
  /** The create that made it: its message is the one that shows address and password. Absent in older rows. */
  createdBy: z.optional(z.string()),
  /** When the owner is to be warned of the expiry; absent once that is done. */
  warnAt: z.optional(z.int()),
  /** The notice that warned of the present expiry. */
  warnedBy: z.optional(z.string()),
  /** Service of the template → image tag, where another than the template's was asked for. */
  tags: z.optional(z.record(z.string(), z.string())),
  sharedWith: z.optional(z.array(shareSchema)),
  /** How often in a row it could not be removed. */
  stuckTimes: z.optional(z.int()),
  /** While it is stuck: when the sweeper tries again. */
  retryAt: z.optional(z.int()),
  health: z.optional(healthSchema),
  /** The part of the workspace's count that it is counted in; see workspace-count.ts. */
  countedIn: z.optional(z.int()),
  /** The caller of the HTTP API on whose quota it is counted. */
  countedFor: z.optional(z.string()),
  /** Grows with every change of this row that Slack should show; absent before the first. */
  revision: z.optional(z.int()),
});
export type Playground = z.infer<typeof playgroundSchema>;

/** The user name that goes with the generated password; the same for each playground, so it is no secret. */
export const PLAYGROUND_USER = 'playground';

/** Where the generated password of one generation lies in SSM (a SecureString). */
export function passwordParameterName(prefix: string, playgroundId: string): string {
  return `${prefix}/${playgroundId}/password`;
}
