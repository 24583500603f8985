import type { CreateSteps } from './progress.ts';
import type { RunContext } from './run-context.ts';
import type { PlaygroundSpec } from './task-definition.ts';
import type { Template } from './templates/template.ts';

/** What a turn of the tasks has beyond a first start. */
export type Turn = Pick<PlaygroundSpec, 'tags' | 'turn'>;

/**
 * Runs the engine and waits until the containers are ready; after an attempt that broke off it first clears what that left.
 * @returns the playground's address
 * @throws UserError when it does not come up
 */
export async function bringUp(
  { deps, operation, signal, report }: RunContext,
  template: Template,
  steps: CreateSteps,
  turn: Turn = {},
): Promise<string> {
  const { playgroundId, playgroundName: name, ownerId, expiresAt } = operation;
  const password = await deps.credentials.ensure(playgroundId);
  if (operation.attempt > 1) {
    const known = await deps.engine.recover(playgroundId, { signal, onResource: () => undefined });
    await deps.leftovers.removeUnknown(playgroundId, known, signal);
  }
  await deps.engine.up(
    { id: playgroundId, name, ownerId, operationId: operation.id, expiresAt, template, ...turn },
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
