import { brokenRuns, type Failure } from '../contract/operation.ts';
import type { Template } from '../templates/template.ts';
import { exhausted, undoExhausted } from './attempts.ts';
import { bringUp, type Turn } from './bring-up.ts';
import { type CreateSteps, createSteps } from './progress.ts';
import { putOff } from './put-off.ts';
import { failureOf, type RunContext, type RunEnd } from './run-context.ts';
import { endStuck } from './stuck.ts';

/**
 * Turns over the tasks of a playground: a new task definition, with other image tags where they were asked for. Name,
 * stack, expiry and credentials stay; what its volumes held does not. What does not become healthy is taken back.
 */
export async function runUpdate(context: RunContext): Promise<RunEnd> {
  const { deps, operation, blocked, signal } = context;
  // What it had before cannot be read either.
  if (blocked) return endStuck(context, failureOf(operation, blocked));
  const template = deps.templates[operation.template];
  if (!template) {
    const missing = new Error(`operation ${operation.id}: there is no template ${operation.template}`);
    return end(context, failureOf(operation, missing), undefined);
  }
  const steps = createSteps(template);
  if (operation.failure) return bringBack(context, template, steps, operation.failure);
  let address: string;
  try {
    const noMore = exhausted(operation);
    if (noMore) throw noMore;
    address = await bringUp(context, template, steps, turnOf(operation.id, operation.tags));
  } catch (error) {
    signal.throwIfAborted();
    return (await putOff(context, error)) ?? takeBack(context, template, steps, error);
  }
  await context.end(() => deps.leases.updated(operation, { address }, deps.now()));
  return 'succeeded';
}

/** `turn` is new for each, so that ECS replaces the task also where nothing else has changed. */
function turnOf(turn: string, tags: Turn['tags']): Turn {
  return { turn, ...(tags && { tags }) };
}

/** Writes down why it is taken back first, so that a run after this one goes on with that. */
async function takeBack(context: RunContext, template: Template, steps: CreateSteps, cause: unknown): Promise<RunEnd> {
  const { deps, operation } = context;
  deps.log.error('The playground did not come up with the change; it is taken back.', { error: cause });
  const failure = failureOf(operation, cause);
  const brokenBefore = brokenRuns(operation);
  await deps.leases.undoing(operation, failure, brokenBefore);
  return bringBack({ ...context, operation: { ...operation, failure, brokenBefore } }, template, steps, failure);
}

/** Back to the images that it had; if these do not come up either, it is kept as it is, for its owner to decide. */
async function bringBack(
  context: RunContext,
  template: Template,
  steps: CreateSteps,
  failure: Failure,
): Promise<RunEnd> {
  const { deps, operation, playground, signal } = context;
  context.report(steps.undoing());
  let address: string;
  try {
    if (undoExhausted(operation)) throw new Error('taking it back broke off again and again');
    address = await bringUp(context, template, steps, turnOf(`${operation.id}-back`, playground.tags), true);
  } catch (error) {
    signal.throwIfAborted();
    const again = await putOff(context, error);
    if (again) return again;
    deps.log.error('What the playground had before does not come up either.', { error });
    await context.end(() => deps.leases.leftDown(operation, { ...failure, code: 'NOT_TAKEN_BACK' }, deps.now()));
    return 'failed';
  }
  return end(context, failure, address);
}

async function end(context: RunContext, failure: Failure, address: string | undefined): Promise<RunEnd> {
  const { deps, operation } = context;
  const result = address === undefined ? {} : { address };
  await context.end(() => deps.leases.rolledBack(operation, failure, result, deps.now()));
  return 'failed';
}
