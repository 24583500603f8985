import { ERROR_CODES } from './errors.ts';
import * as z from './zod.ts';

export const OPERATION_KINDS = ['create', 'destroy', 'update', 'restart'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

export const OPERATION_STATES = ['queued', 'running', 'succeeded', 'failed'] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

/** So many runs of an operation may break off or fail for now; then it is tried no more. */
export const MAX_ATTEMPTS = 3;
/** So often an operation may be given back in order and gone on with: hours, where each run has a quarter of one. */
export const MAX_CONTINUATIONS = 20;

/** How far it got: `done` of `total` steps, and the one under way in words. */
const progressSchema = z.strictObject({ done: z.int(), total: z.int(), label: z.string() });
export type Progress = z.infer<typeof progressSchema>;

/**
 * Why an operation failed. `code` is a row of the errors table; `reason` is in words for people, without secrets or raw
 * errors; `reference` finds the details in the log.
 */
const failureSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  reason: z.string(),
  reference: z.string(),
  /** Of a playground that is stuck: the names of what is still there. Absent where AWS could not be asked. */
  left: z.optional(z.array(z.string())),
});
export type Failure = z.infer<typeof failureSchema>;

/** One request for one playground, and everything that Slack is to show of it. All times are epoch seconds. */
export const operationSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(OPERATION_KINDS),
  /** `expired`: the sweeper asked, not a person. */
  cause: z.enum(['asked', 'expired']),
  /** Slack user id of whoever asked; absent where it was the sweeper, and in older rows. */
  askedBy: z.optional(z.string()),
  playgroundName: z.string(),
  playgroundId: z.string(),
  ownerId: z.string(),
  template: z.string(),
  /** Service of the template → image tag that the playground has after this operation. */
  tags: z.optional(z.record(z.string(), z.string())),
  state: z.enum(OPERATION_STATES),
  /** Counts leases taken, and is the fencing token: each later write names the attempt that it belongs to. */
  attempt: z.int(),
  /** How many of the runs before gave it back in order, because their time was up. Absent means none. */
  continuations: z.optional(z.int()),
  /** How many runs had broken off when its undoing began, which may be tried as often again. */
  brokenBefore: z.optional(z.int()),
  /** Why the last run failed, which is no end yet, and when the next begins. */
  putOff: z.optional(z.strictObject({ failure: failureSchema, nextAt: z.int() })),
  leaseUntil: z.optional(z.int()),
  /** It waits for its turn, because as many are worked on as may be. Of one that was begun it says nothing. */
  waiting: z.optional(z.boolean()),
  /** Grows with every change that Slack should show. */
  sequence: z.int(),
  progress: z.optional(progressSchema),
  /** Of one that has not finished: what it is being undone for. */
  failure: z.optional(failureSchema),
  /** The result, kept here too because the playground's row may be gone when the message is written. */
  address: z.optional(z.string()),
  expiresAt: z.int(),
  requestedAt: z.int(),
  /** When the engine's state and AWS's lists agreed that nothing of the playground is left. */
  receiptAt: z.optional(z.int()),
  startedAt: z.optional(z.int()),
  finishedAt: z.optional(z.int()),
  /** The one Slack message of this operation, as chat.postMessage returned it. */
  message: z.optional(z.strictObject({ channel: z.string(), ts: z.string() })),
  /** The sequence that the message shows. */
  shownSequence: z.optional(z.int()),
  /** When that was begun to be written. */
  shownAt: z.optional(z.int()),
  /** Until when one notifier has the right to post the first message. */
  postClaimUntil: z.optional(z.int()),
  /** The alerts channel has been told of this operation's failure. */
  alertedAt: z.optional(z.int()),
});
export type Operation = z.infer<typeof operationSchema>;

/** The payload of an Event invoke: the id and nothing else, because the row is the truth. */
export const provisionerEventSchema = z.object({ operationId: z.string().check(z.regex(/^op-[0-9a-z-]{8,80}$/)) });
export type ProvisionerEvent = z.infer<typeof provisionerEventSchema>;

/**
 * How many runs of it have broken off or failed, since its undoing began where it has; the one under way, or the one that
 * finished it, is not among them.
 */
export function brokenRuns({ state, attempt, continuations = 0, brokenBefore = 0 }: Runs): number {
  return Math.max(0, attempt - continuations - (state === 'queued' ? 0 : 1) - brokenBefore);
}
type Runs = Pick<Operation, 'state' | 'attempt' | 'continuations' | 'brokenBefore'>;

export function isFinished(operation: Pick<Operation, 'state'>): boolean {
  return operation.state === 'succeeded' || operation.state === 'failed';
}
