import { type ErrorCode, UserError } from '../contract/errors.ts';
import type { Log } from '../contract/log.ts';
import type { Failure, Operation, Progress } from '../contract/operation.ts';
import type { Playground } from '../contract/playground.ts';
import type { Leases } from '../contract/registry.ts';
import type { Engine } from '../engine/engine.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Leftovers } from '../inventory/leftovers.ts';
import type { Credentials } from '../playground/credentials.ts';
import type { PlaygroundSpec } from '../playground/task-definition.ts';
import type { Wait } from '../readiness/await-ready.ts';
import type { StateFiles } from '../state/files.ts';
import type { Template } from '../templates/template.ts';
import type { Timing } from './timing.ts';

/** Everything that running an operation needs of the world. */
export interface RunDeps {
  leases: Leases;
  engine: Engine<PlaygroundSpec>;
  credentials: Credentials;
  leftovers: Leftovers;
  inventory: Inventory;
  state: StateFiles;
  /** Ends with the playground's address; see await-ready.ts. */
  awaitReady(wait: Wait): Promise<string>;
  /** Asks for another run of an operation, after this one; undefined where this process cannot. */
  askForRun: ((operationId: string, signal: AbortSignal) => Promise<void>) | undefined;
  /** Tells the events topic of a change of the operation's row. */
  publish(operation: Pick<Operation, 'id' | 'sequence'>): Promise<void>;
  templates: Record<string, Template>;
  readyTimeoutSeconds: number;
  placeTimeoutSeconds: number;
  timing: Timing;
  /** Epoch seconds. */
  now(): number;
  /** Waits so many milliseconds, or throws the signal's reason. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  log: Log;
}

/** One operation under its lease. Everything checks `signal` before it begins something new. */
export interface RunContext {
  deps: RunDeps;
  operation: Operation;
  /** As it was when the lease was taken. */
  playground: Playground;
  /** Why it can be removed and nothing else. */
  blocked: UserError | undefined;
  signal: AbortSignal;
  /** Undefined is nothing to report. */
  report(progress: Progress | undefined): void;
  /**
   * Writes how this run ends, and tells it. No progress comes after it, and no renewal: one that met the end would be refused,
   * and look as if another attempt had the lease.
   */
  end(write: () => Promise<Operation>): Promise<void>;
}

/** How one run of an operation ended. */
export type RunEnd = 'succeeded' | 'failed' | 'stuck' | 'put-off' | 'requeued' | 'lease-lost' | 'held' | 'finished';

/** Words for an error: its own if it has any, otherwise none that could hold a secret. */
export function failureOf(operation: Operation, error: unknown, otherwise: ErrorCode = 'INTERNAL'): Failure {
  // Every line of the log of this operation carries its id.
  const reference = operation.id;
  if (error instanceof UserError) return { code: error.code, reason: error.reason, reference };
  return { code: otherwise, reason: 'The details are in the log, under the reference.', reference };
}
