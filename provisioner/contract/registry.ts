import type { Change } from './change.ts';
import type { Notice } from './notice.ts';
import type { Failure, Operation, Progress } from './operation.ts';
import type { Health, Playground, Share } from './playground.ts';

/** Lease length and renewal, in seconds. A holder that cannot renew must be dead before the lease ends. */
export const LEASE_SECONDS = 60;
export const LEASE_RENEW_SECONDS = 15;

export interface Limits {
  perOwner: number;
  total: number;
}

export interface CreateRequest {
  name: string;
  ownerId: string;
  template: string;
  /** Epoch seconds; the time of the request itself, not of its handling, so that a repeat is the same. */
  requestedAt: number;
  lifetimeSeconds: number;
  /** How long before its end the owner is warned (see lifetime.ts). */
  warningSeconds: number;
  /** Service of the template → image tag. */
  tags?: Record<string, string>;
  sharedWith?: Share[];
  /** Unique to the request: see requestIds in name.ts. */
  requestKey: string;
}

export type CreateClaim =
  | { outcome: 'claimed'; playground: Playground; operation: Operation }
  /** The same request came before; this is what it claimed. */
  | { outcome: 'repeated'; operation: Operation }
  | { outcome: 'name-taken'; holder: Playground }
  | { outcome: 'owner-limit' }
  | { outcome: 'workspace-limit' }
  /** Other writers kept the counters busy until the budget was used up; nothing was claimed. */
  | { outcome: 'busy' };

export interface DestroyRequest {
  name: string;
  /** The generation that the asker means, where known (the sweeper); a newer one of the same name is left alone. */
  playgroundId?: string;
  cause: Operation['cause'];
  /** Slack user id; absent where the sweeper asks. */
  askedBy?: string;
  /** Only if its time is up by then: an extension since the asker looked wins. Epoch seconds. */
  expiredBy?: number;
  requestedAt: number;
  requestKey: string;
}

export type DestroyClaim =
  | { outcome: 'claimed'; operation: Operation }
  | { outcome: 'repeated'; operation: Operation }
  | { outcome: 'no-such-playground' }
  /** It is not `ready` or `stuck`, or its time is not up. */
  | { outcome: 'not-destroyable'; playground: Playground }
  | { outcome: 'busy' };

export interface UpdateRequest {
  kind: 'update' | 'restart';
  name: string;
  /** The generation that the asker means. */
  playgroundId: string;
  askedBy: string;
  /** update: service of the template → image tag, on top of what it has. */
  tags?: Record<string, string>;
  requestedAt: number;
  requestKey: string;
}

export type UpdateClaim =
  | { outcome: 'claimed'; operation: Operation }
  | { outcome: 'repeated'; operation: Operation }
  | { outcome: 'no-such-playground' }
  /** It is not `ready`. */
  | { outcome: 'not-ready'; playground: Playground }
  | { outcome: 'busy' };

/** What the bot and the sweeper claim with. Refusals are values; an exception means that the table could not be asked. */
export interface Claims {
  claimCreate(request: CreateRequest, limits: Limits): Promise<CreateClaim>;
  claimDestroy(request: DestroyRequest): Promise<DestroyClaim>;
  /** `ready → updating`, under the same lease rules as every operation. */
  claimUpdate(request: UpdateRequest): Promise<UpdateClaim>;
}

/** What every change names. `playgroundId` is the generation that the asker looked at. */
export interface ChangeRequest {
  name: string;
  playgroundId: string;
  askedBy: string;
  requestedAt: number;
  requestKey: string;
}

export type ChangeOutcome =
  /** `playground` is the row as it is now. */
  | { outcome: 'changed'; playground: Playground; change: Change }
  /** The same request came before; this is what it did. */
  | { outcome: 'repeated'; change: Change; playground: Playground | undefined }
  | { outcome: 'no-such-playground' }
  /** Its state or its expiry is not what the change needs; decide again by this row. */
  | { outcome: 'changed-meanwhile'; playground: Playground }
  /** transfer: the new owner has as many as one person may. */
  | { outcome: 'owner-limit' }
  | { outcome: 'busy' };

/** Changes that need no engine. Each writes its row of history with it and raises the playground's revision. */
export interface Changes {
  /** Moves the end, if the playground is `ready` and its end is still `seenExpiresAt`. */
  extend(
    request: ChangeRequest & { seenExpiresAt: number; expiresAt: number; warningSeconds: number },
  ): Promise<ChangeOutcome>;
  /** Adds the share, or replaces the one with the same target, while it is `ready` or `updating`. The caller has checked MAX_SHARES. */
  share(request: ChangeRequest & { share: Share }): Promise<ChangeOutcome>;
  unshare(request: ChangeRequest & { targetId: string }): Promise<ChangeOutcome>;
  /** Gives it, if `ready`, to another owner, whose count goes up in the same write. The old owner keeps nothing. */
  transfer(request: ChangeRequest & { newOwnerId: string; perOwner: number }): Promise<ChangeOutcome>;
}

/** What whoever watches running playgrounds writes. Conditional on generation and state; false when those have changed. */
export interface Watching {
  /** Ends the warning that is due and writes its notice, once, if the end is still the one that was seen. */
  warn(playground: Playground, notice: Notice): Promise<boolean>;
  /** What was seen of the task, if the playground is `ready` and it was not seen earlier than what the row has. */
  seen(playground: Pick<Playground, 'name' | 'id'>, health: Health, address?: string): Promise<boolean>;
}

/** A notice stays due, so that the sweep publishes it again, until it is recorded as shown (see Messages). */
export interface Notices {
  /** False when there is one of that id already. */
  putNotice(notice: Notice): Promise<boolean>;
  getNotice(id: string): Promise<Notice | undefined>;
}

export type LeaseTake =
  | { outcome: 'taken'; operation: Operation; playground: Playground }
  /** Another attempt holds it until `leaseUntil`. */
  | { outcome: 'held'; leaseUntil: number }
  | { outcome: 'finished' }
  | { outcome: 'unknown' };

/**
 * What the provisioner writes while it holds an operation's lease. Each write names the attempt and fails with
 * `LeaseLostError` when a newer one has taken over. Times are epoch seconds. Those that return an operation have
 * raised its `sequence`, and the caller publishes it.
 */
export interface Leases {
  take(operationId: string, now: number): Promise<LeaseTake>;
  renew(held: Held, now: number): Promise<void>;
  progress(held: Held, progress: Progress): Promise<Operation>;
  /** create: the playground is ready. */
  ready(held: Held, result: { address: string }, now: number): Promise<Operation>;
  /** create: everything is removed again and the name is free. */
  failed(held: Held, failure: Failure, now: number): Promise<Operation>;
  /** destroy: nothing is left and the name is free. */
  gone(held: Held, now: number): Promise<Operation>;
  /** update, restart: the new tasks are healthy; expiry and credentials are as before. */
  updated(held: Held, result: { address: string }, now: number): Promise<Operation>;
  /** update, restart: it did not come up and what ran before runs again; `address` where that has changed. */
  rolledBack(held: Held, failure: Failure, result: { address?: string }, now: number): Promise<Operation>;
  /** Any kind: something could not be removed; the playground is `stuck` and can be destroyed again. */
  stuck(held: Held, failure: Failure, now: number): Promise<Operation>;
  /** Gives the lease back so that another attempt can take it at once. */
  requeue(held: Held, now: number): Promise<Operation>;
}

/** A lease that was taken: the operation and the attempt under which every write is made. */
export type Held = Pick<Operation, 'id' | 'attempt' | 'playgroundName' | 'playgroundId' | 'ownerId'>;

export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
  constructor(operationId: string, options?: { cause?: unknown }) {
    super(`lease of ${operationId}: another attempt has it`, options);
  }
}

/** What anybody may read. Rows are parsed; a malformed row is an exception that names it. */
export interface Queries {
  /** Strongly consistent. */
  getPlayground(name: string): Promise<Playground | undefined>;
  /** Strongly consistent. */
  getOperation(id: string): Promise<Operation | undefined>;
  /** Newest first; from an index, so a second late. */
  listByOwner(ownerId: string): Promise<Playground[]>;
  /** The whole workspace's, the next to expire first, at most `limit`; from an index, so a second late. */
  listAll(limit: number): Promise<Playground[]>;
  /** Those shared with any of these people or channels; from an index, so a second late. */
  listSharedWith(targetIds: readonly string[]): Promise<Playground[]>;
  /** Newest first, at most `limit`, of one name through all its generations, or of one person. */
  history(of: { playgroundName: string } | { askedBy: string }, limit: number): Promise<HistoryEntry[]>;
  /**
   * Playgrounds that are to be warned of or whose time is up, unfinished operations that nobody works on, and notices that
   * nobody has shown. Reads only those.
   */
  due(now: number): Promise<Due>;
}

export type HistoryEntry = Operation | Change;

export interface Due {
  playgrounds: Playground[];
  operations: Operation[];
  notices: Notice[];
}

/** What the notifier keeps about its one Slack message, in the row of an operation or, where it says so, of a notice. */
export interface Messages {
  /** True for one caller at a time, until the claim lapses (`until`, epoch seconds). `id`: of an operation or a notice. */
  claimPost(id: string, now: number, until: number): Promise<boolean>;
  /** `id`: of an operation or a notice. */
  posted(id: string, message: { channel: string; ts: string }): Promise<void>;
  /** Records that the message shows this sequence; never goes backwards. `id`: of an operation or a notice. */
  shown(id: string, sequence: number): Promise<void>;
  /** True for exactly one caller: the one that tells the alerts channel. */
  claimAlert(operationId: string, now: number): Promise<boolean>;
}

export type Registry = Claims & Changes & Leases & Watching & Notices & Queries & Messages;
