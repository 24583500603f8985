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
    const address = await turnOver(context, template, steps, { tags: operation.tags, turn: operation.id });
    await context.endReports();
    await deps.publish(await deps.leases.updated(operation, { address }, deps.now()));
    return 'succeeded';
  } catch (error) {
    signal.throwIfAborted();
    return takeBack(context, template, steps, error);
  }
}

interface Turn {
  tags: Record<string, string> | undefined;
  /** New for each turn, so that ECS replaces the task also where nothing else has changed. */
  turn: string;
}

async function turnOver(context: RunContext, template: Template, steps: CreateSteps, turn: Turn): Promise<string> {
  const { deps, operation, signal, report } = context;
  const { playgroundId, playgroundName: name, ownerId, expiresAt } = operation;
  const password = await deps.credentials.ensure(playgroundId);
  if (operation.attempt > 1) {
    const known = await deps.engine.recover(playgroundId, { signal, onResource: () => undefined });
    await deps.leftovers.removeUnknown(playgroundId, known, signal);
  }
  const { tags, turn: turnId } = turn;
  await deps.engine.up(
    {
      id: playgroundId,
      name,
      ownerId,
      operationId: operation.id,
      expiresAt,
      template,
      turn: turnId,
      ...(tags && { tags }),
    },
    { signal, onResource: (change) => report(steps.resource(change)) },
  );
  signal.throwIfAborted();
  return deps.awaitReady({
    playgroundId,
    template,
    timeoutSeconds: deps.readyTimeoutSeconds,
    secrets: [password],
    onSettled: (count) => report(steps.settled(count)),
    signal,
  });
}

/** Back to the images that it had; if these do not come up either, the playground is stuck. */
async function takeBack(context: RunContext, template: Template, steps: CreateSteps, cause: unknown): Promise<RunEnd> {
  const { deps, operation, playground, signal } = context;
  deps.log.error('The playground did not come up with the change; it is taken back.', { error: cause });
  context.report(steps.undoing());
  try {
    // An attempt after the one that should have been the last, and its way back broke off too.
    if (operation.attempt > MAX_ATTEMPTS + 1) throw new Error('taking it back broke off before');
    const turn = { tags: playground.tags, turn: `${operation.id}-back` };
    return await end(context, cause, await turnOver(context, template, steps, turn));
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
