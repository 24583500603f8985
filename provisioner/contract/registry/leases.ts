import type { UserError } from '../errors.ts';
import type { Failure, Operation, Progress } from '../operation.ts';
import type { Playground } from '../playground.ts';

/** Lease length and renewal, in seconds, unless settings say otherwise. A holder that cannot renew must be dead before the lease ends. */
export const LEASE_SECONDS = 60;
export const LEASE_RENEW_SECONDS = 15;

export type LeaseTake =
  /** `blocked`: the playground's row cannot be read, so that it can be removed and nothing else. */
  | { outcome: 'taken'; operation: Operation; playground: Playground; blocked?: UserError }
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
  /** create: everything is removed again, which state and AWS's lists confirm, and the name is free. */
  failed(held: Held, failure: Failure, now: number): Promise<Operation>;
  /** destroy: nothing is left, which state and AWS's lists confirm, and the name is free. */
  gone(held: Held, now: number): Promise<Operation>;
  /** update, restart: the new tasks are healthy; expiry and credentials are as before. */
  updated(held: Held, result: { address: string }, now: number): Promise<Operation>;
  /** update, restart: it did not come up and what ran before runs again; `address` where that has changed. */
  rolledBack(held: Held, failure: Failure, result: { address?: string }, now: number): Promise<Operation>;
  /**
   * update, restart: neither the change came up nor what ran before. It is kept, `ready` and down: nobody's playground goes
   * without a word of theirs, and its owner may change it again.
   */
  leftDown(held: Held, failure: Failure, now: number): Promise<Operation>;
  /** Something could not be removed, or not even be read; the playground is `stuck`, is tried again after a while that grows, and can be destroyed. */
  stuck(held: Held, failure: Failure, now: number): Promise<Operation>;
  /**
   * create, update, restart: it failed for this, and is undone from now on, whoever goes on with it.
   * @param brokenBefore how many of its runs had broken off by then
   */
  undoing(held: Held, failure: Failure, brokenBefore: number): Promise<void>;
  /** This run failed, and another may not: gives the lease back, for the sweeper to begin the next at `nextAt`. */
  putOff(held: Held, failure: Failure, nextAt: number): Promise<Operation>;
  /** Gives the lease back so that another attempt can take it at once; counted as a continuation. */
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
