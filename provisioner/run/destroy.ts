import { exhausted } from './attempts.ts';
import { destroySteps } from './progress.ts';
import { putOff } from './put-off.ts';
import { removeEverything } from './remove.ts';
import { failureOf, type RunContext, type RunEnd } from './run-context.ts';
import { endStuck } from './stuck.ts';

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
    return (
      (await putOff(context, error, 'NOT_REMOVED')) ?? endStuck(context, failureOf(operation, error, 'NOT_REMOVED'))
    );
  }
  await context.end(() => deps.leases.gone(operation, deps.now()));
  return 'succeeded';
}
