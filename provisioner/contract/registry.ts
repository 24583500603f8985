import type { Failure, Operation, Progress } from './operation.ts';
import type { Playground } from './playground.ts';

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
  requestedAt: number;
  requestKey: string;
}

export type DestroyClaim =
  | { outcome: 'claimed'; operation: Operation }
  | { outcome: 'repeated'; operation: Operation }
  | { outcome: 'no-such-playground' }
  /** It is not `ready` or `stuck`. */
  | { outcome: 'not-destroyable'; playground: Playground }
  | { outcome: 'busy' };

/** What the bot and the sweeper claim with. Refusals are values; an exception means that the table could not be asked. */
export interface Claims {
  claimCreate(request: CreateRequest, limits: Limits): Promise<CreateClaim>;
  claimDestroy(request: DestroyRequest): Promise<DestroyClaim>;
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
  /** Either kind: something could not be removed; the playground is `stuck` and can be destroyed again. */
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
  /** Playgrounds whose time is up, and unfinished operations that nobody works on. Reads only those. */
  due(now: number): Promise<{ playgrounds: Playground[]; operations: Operation[] }>;
}

/** What the notifier keeps in the operation's row about its one Slack message. */
export interface Messages {
  /** True for one caller at a time, until the claim lapses (`until`, epoch seconds). */
  claimPost(operationId: string, now: number, until: number): Promise<boolean>;
  posted(operationId: string, message: { channel: string; ts: string }): Promise<void>;
  /** Records that the message shows this sequence; never goes backwards. */
  shown(operationId: string, sequence: number): Promise<void>;
  /** True for exactly one caller: the one that tells the alerts channel. */
  claimAlert(operationId: string, now: number): Promise<boolean>;
  /** Gives the right back, because the channel could not be told; a redelivery may try again. */
  releaseAlert(operationId: string): Promise<void>;
}

export type Registry = Claims & Leases & Queries & Messages;
