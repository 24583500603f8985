import type { Operation, OperationKind, Progress } from '../contract/operation.ts';
import { LeaseLostError } from '../contract/registry.ts';
import { runCreate } from './create.ts';
import { runDestroy } from './destroy.ts';
import { goOn } from './go-on.ts';
import { keepLease } from './lease.ts';
import { BrokenOffError, type Limits, watchLimits } from './limits.ts';
import { latestOnly } from './reporter.ts';
import type { RunContext, RunDeps, RunEnd } from './run-context.ts';
import { runUpdate } from './update.ts';

const PROGRESS_GAP_MS = 2000;

const KINDS: Record<OperationKind, (context: RunContext) => Promise<RunEnd>> = {
  create: runCreate,
  destroy: runDestroy,
  update: runUpdate,
  restart: runUpdate,
};

/**
 * Runs an operation as far as this process gets: a Lambda invocation or any other, which it does not know. An operation
 * that another holds, or that has finished, is left alone, because events are delivered at least once.
 * @throws when there is no such operation, or when its end could not be written or told
 */
export async function runOperation(
  operationId: string,
  deps: RunDeps,
  limits: Limits,
): Promise<{ end: RunEnd; operation?: Operation }> {
  const takenAt = deps.now();
  const take = await deps.leases.take(operationId, takenAt);
  if (take.outcome === 'unknown') {
    throw new Error(
      `operation ${operationId} is not in the registry: nobody has claimed it, so there is nothing to run`,
    );
  }
  if (take.outcome !== 'taken') {
    deps.log.info('The operation is left alone.', { outcome: take.outcome });
    return { end: take.outcome };
  }
  const { operation, playground, blocked } = take;
  deps.log.info('The operation begins.', {
    kind: operation.kind,
    attempt: operation.attempt,
    continuations: operation.continuations ?? 0,
  });
  const end = await hold({ operation, playground, blocked }, takenAt, deps, limits);
  deps.log.info('The operation ends.', { kind: operation.kind, end });
  return { end, operation };
}

/** Does the work while the lease lasts and the limits allow; afterwards nothing of it runs on. */
async function hold(
  { operation, playground, blocked }: Pick<RunContext, 'operation' | 'playground' | 'blocked'>,
  takenAt: number,
  deps: RunDeps,
  limits: Limits,
): Promise<RunEnd> {
  const stop = new AbortController();
  const dead = Promise.withResolvers<never>();
  /** Ends the work at once: neither the engine nor the code that waits for it goes on. */
  const halt = (error: Error): void => {
    stop.abort(error);
    deps.engine.kill().then(() => dead.reject(error), dead.reject);
  };
  const lease = keepLease(deps.leases, operation, deps.timing, takenAt, deps.now, {
    lost: halt,
    failed: (error) => deps.log.warn('The lease could not be renewed; it will be tried again.', { error }),
  });
  const watched = watchLimits(limits, deps.timing, { interrupt: (why) => stop.abort(why), kill: halt });
  const reporter = latestOnly<Progress>(
    (progress) => tell(operation, progress, deps, halt),
    PROGRESS_GAP_MS,
    deps.pause,
  );
  const context: RunContext = {
    deps,
    operation,
    playground,
    blocked,
    signal: stop.signal,
    report: (progress) => progress && reporter.report(progress),
    end: async (write) => {
      await reporter.close();
      lease.release();
      await deps.publish(await write());
    },
  };
  try {
    return await Promise.race([KINDS[operation.kind](context), dead.promise]);
  } catch (error) {
    await reporter.close();
    lease.release();
    if (error instanceof BrokenOffError) return await giveBack(operation, deps, error);
    if (!(error instanceof LeaseLostError)) throw error;
    deps.log.warn('Another attempt has the lease; this one stops.', { error });
    return 'lease-lost';
  } finally {
    lease.release();
    watched.release();
  }
}

/** Progress is worth telling, but not worth an operation. */
async function tell(
  operation: Operation,
  progress: Progress,
  deps: RunDeps,
  halt: (error: Error) => void,
): Promise<void> {
  try {
    await deps.publish(await deps.leases.progress(operation, progress));
  } catch (error) {
    if (error instanceof LeaseLostError) halt(error);
    else deps.log.warn('Progress could not be told.', { error, label: progress.label });
  }
}

async function giveBack(operation: Operation, deps: RunDeps, why: BrokenOffError): Promise<RunEnd> {
  deps.log.warn('The run ends before the work is done; the operation is queued again.', { why: why.message });
  const queued = await deps.leases.requeue(operation, deps.now());
  await goOn(queued, deps);
  await deps.publish(queued);
  return 'requeued';
}
