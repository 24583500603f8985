import { bringUp, type Turn } from './bring-up.ts';
import { UserError } from './contract/errors.ts';
import { MAX_ATTEMPTS } from './contract/operation.ts';
import { type CreateSteps, createSteps } from './progress.ts';
import { failureOf, type RunContext, type RunEnd } from './run-context.ts';
import type { Template } from './templates/template.ts';

/**
 * Turns over the tasks of a playground: a new task definition, with other image tags where they were asked for. Name,
 * stack, expiry and credentials stay; what its volumes held does not. What does not become healthy is taken back.
 */
export async function runUpdate(context: RunContext): Promise<RunEnd> {
  const { deps, operation, signal } = context;
  const template = deps.templates[operation.template];
  if (!template) {
    const missing = new Error(`operation ${operation.id}: there is no template ${operation.template}`);
    return end(context, missing, undefined);
  }
  const steps = createSteps(template);
  try {
    if (operation.attempt > MAX_ATTEMPTS) {
      const reason = `It was begun ${operation.attempt - 1} times and broke off each time.`;
      throw new UserError('ATTEMPTS_EXHAUSTED', reason);
    }
    const address = await bringUp(context, template, steps, turnOf(operation.id, operation.tags));
    await context.endReports();
    await deps.publish(await deps.leases.updated(operation, { address }, deps.now()));
    return 'succeeded';
  } catch (error) {
    signal.throwIfAborted();
    return takeBack(context, template, steps, error);
  }
}

/** `turn` is new for each, so that ECS replaces the task also where nothing else has changed. */
function turnOf(turn: string, tags: Turn['tags']): Turn {
  return { turn, ...(tags && { tags }) };
}

/** Back to the images that it had; if these do not come up either, the playground is stuck. */
async function takeBack(context: RunContext, template: Template, steps: CreateSteps, cause: unknown): Promise<RunEnd> {
  const { deps, operation, playground, signal } = context;
  deps.log.error('The playground did not come up with the change; it is taken back.', { error: cause });
  context.report(steps.undoing());
  try {
    // An attempt after the one that should have been the last, and its way back broke off too.
    if (operation.attempt > MAX_ATTEMPTS + 1) throw new Error('taking it back broke off before');
    const back = turnOf(`${operation.id}-back`, playground.tags);
    return await end(context, cause, await bringUp(context, template, steps, back));
  } catch (error) {
    signal.throwIfAborted();
    deps.log.error('What the playground had before does not come up either.', { error });
    await context.endReports();
    const failure = { ...failureOf(operation, cause), code: 'NOT_TAKEN_BACK' as const };
    await deps.publish(await deps.leases.stuck(operation, failure, deps.now()));
    return 'stuck';
  }
}

async function end(context: RunContext, cause: unknown, address: string | undefined): Promise<RunEnd> {
  const { deps, operation } = context;
  await context.endReports();
  const result = address === undefined ? {} : { address };
  const failure = failureOf(operation, cause);
  await deps.publish(await deps.leases.rolledBack(operation, failure, result, deps.now()));
  return 'failed';
}
