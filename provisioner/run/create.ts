import { brokenRuns, type Failure } from '../contract/operation.ts';
import { exhausted, undoExhausted } from './attempts.ts';
import { bringUp } from './bring-up.ts';
import { type CreateSteps, createSteps } from './progress.ts';
import { putOff } from './put-off.ts';
import { removeEverything } from './remove.ts';
import { failureOf, type RunContext, type RunEnd } from './run-context.ts';
import { endStuck } from './stuck.ts';

const NO_STEPS = createSteps({ containers: [] });

/** Makes a playground and waits until it is ready; one that does not come up is removed again. */
export async function runCreate(context: RunContext): Promise<RunEnd> {
  const { deps, operation, blocked, signal } = context;
  if (operation.failure) return remove(context, NO_STEPS, operation.failure);
  const noMore = exhausted(operation) ?? blocked;
  if (noMore) return undo(context, NO_STEPS, noMore);
  const template = deps.templates[operation.template];
  if (!template) {
    return undo(context, NO_STEPS, new Error(`operation ${operation.id}: there is no template ${operation.template}`));
  }
  const steps = createSteps(template);
  let address: string;
  context.report(steps.credentials());
  try {
    address = await bringUp(context, template, steps, operation.tags ? { tags: operation.tags } : {});
  } catch (error) {
    signal.throwIfAborted();
    return (await putOff(context, error)) ?? undo(context, steps, error);
  }
  await context.end(() => deps.leases.ready(operation, { address }, deps.now()));
  return 'succeeded';
}

/** Writes down why it is undone first, so that a run after this one goes on undoing it and does not make it anew. */
async function undo(context: RunContext, steps: CreateSteps, cause: unknown): Promise<RunEnd> {
  const { deps, operation } = context;
  deps.log.error('The playground did not come up.', { error: cause });
  const failure = failureOf(operation, cause);
  const brokenBefore = brokenRuns(operation);
  await deps.leases.undoing(operation, failure, brokenBefore);
  return remove({ ...context, operation: { ...operation, failure, brokenBefore } }, steps, failure);
}

/** Removes what was made, so that the name is free; what cannot be removed leaves the playground stuck. */
async function remove(context: RunContext, steps: CreateSteps, failure: Failure): Promise<RunEnd> {
  const { deps, operation, signal } = context;
  context.report(steps.undoing());
  try {
    if (undoExhausted(operation)) throw new Error('removing it broke off again and again');
    await removeEverything(
      context,
      true,
      () => undefined,
      () => undefined,
    );
  } catch (error) {
    signal.throwIfAborted();
    deps.log.error('Not everything of the playground could be removed.', { error });
    return (await putOff(context, error, 'NOT_REMOVED')) ?? endStuck(context, { ...failure, code: 'NOT_REMOVED' });
  }
  await context.end(() => deps.leases.failed(operation, failure, deps.now()));
  return 'failed';
}
