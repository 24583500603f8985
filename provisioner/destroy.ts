import { UserError } from './contract/errors.ts';
import { MAX_ATTEMPTS } from './contract/operation.ts';
import { destroySteps } from './progress.ts';
import { removeEverything } from './remove.ts';
import { failureOf, type RunContext, type RunEnd } from './run-context.ts';

/** Removes a playground with everything of it; what cannot be removed leaves it stuck, to be destroyed again. */
export async function runDestroy(context: RunContext): Promise<RunEnd> {
  const { deps, operation, signal, report } = context;
  const steps = destroySteps();
  try {
    if (operation.attempt > MAX_ATTEMPTS) {
      const reason = `It was begun ${operation.attempt - 1} times and broke off each time.`;
      throw new UserError('ATTEMPTS_EXHAUSTED', reason);
    }
    await removeEverything(
      context,
      operation.attempt > 1,
      (change) => report(steps.resource(change)),
      () => report(steps.credentials()),
    );
  } catch (error) {
    signal.throwIfAborted();
    deps.log.error('The playground could not be removed.', { error });
    await context.endReports();
    const failure = failureOf(operation, error, 'NOT_REMOVED');
    await deps.publish(await deps.leases.stuck(operation, failure, deps.now()));
    return 'stuck';
  }
  await context.endReports();
  await deps.publish(await deps.leases.gone(operation, deps.now()));
  return 'succeeded';
}
