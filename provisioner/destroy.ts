import { exhausted } from './attempts.ts';
import { destroySteps } from './progress.ts';
import { namesOfLeft, removeEverything } from './remove.ts';
import { failureOf, type RunContext, type RunEnd } from './run-context.ts';

/** Removes a playground with everything of it; what cannot be removed leaves it stuck, to be destroyed again. */
export async function runDestroy(context: RunContext): Promise<RunEnd> {
  const { deps, operation, signal, report } = context;
  const steps = destroySteps();
  try {
    const noMore = exhausted(operation);
    if (noMore) throw noMore;
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
    const left = await namesOfLeft(context);
    const failure = { ...failureOf(operation, error, 'NOT_REMOVED'), ...(left && { left }) };
    await deps.publish(await deps.leases.stuck(operation, failure, deps.now()));
    return 'stuck';
  }
  await context.endReports();
  await deps.publish(await deps.leases.gone(operation, deps.now()));
  return 'succeeded';
}
