import { LockedStackError } from '../engine/errors.ts';
import type { PlaygroundSpec } from '../playground/task-definition.ts';
import type { Template } from '../templates/template.ts';
import type { CreateSteps } from './progress.ts';
import { recovered } from './remove.ts';
import type { RunContext } from './run-context.ts';

const UNLOCK_AFTER_MS = [0, 2000, 4000, 8000];

/** What a turn of the tasks has beyond a first start. */
export type Turn = Pick<PlaygroundSpec, 'tags' | 'turn'>;

/**
 * Runs the engine and waits until the containers are ready; after an attempt that broke off it first clears what that left.
 * @param brokeOff an engine may have ended in the middle, and left its lock
 * @returns the playground's address
 * @throws UserError when it does not come up
 */
export async function bringUp(
  context: RunContext,
  template: Template,
  steps: CreateSteps,
  turn: Turn = {},
  brokeOff = context.operation.attempt > 1,
): Promise<string> {
  const { deps, operation, playground, signal, report } = context;
  const { playgroundId, playgroundName: name, ownerId, expiresAt } = operation;
  // The create's: an update is not to change the tags of what it leaves alone.
  const tagged = { id: playgroundId, name, ownerId, operationId: playground.createdBy ?? operation.id };
  const password = await deps.credentials.ensure(tagged);
  const clear = async (): Promise<void> => deps.leftovers.removeUnknown(playgroundId, await recovered(context), signal);
  const up = (): Promise<void> =>
    deps.engine.up(
      { ...tagged, expiresAt, template, ...turn },
      { signal, onResource: (change) => report(steps.resource(change)) },
    );
  if (brokeOff) await clear();
  try {
    await up();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof LockedStackError)) throw error;
    // The lease says that nobody else is at it, so the lock is a dead run's, or one that could not be taken away.
    await clear();
    await up();
  }
  signal.throwIfAborted();
  const ready = deps.awaitReady({
    playgroundId,
    template,
    timeoutSeconds: deps.readyTimeoutSeconds,
    placeTimeoutSeconds: deps.placeTimeoutSeconds,
    since: operation.startedAt ?? deps.now(),
    secrets: [password],
    onSettled: (count) => report(steps.settled(count)),
    onBlocked: (why) => report(steps.blocked(why)),
    signal,
  });
  const [address] = await Promise.all([ready, removeUnused(context), unlock(context)]);
  return address;
}

/**
 * An engine whose lock S3 did not let it remove says so in its output, and has succeeded. Tried for as long as S3 may have a
 * bad moment; more is not worth the operation, because the sweeper removes what stays.
 */
async function unlock({ deps, operation: { playgroundId }, signal }: RunContext): Promise<void> {
  for (const waitMs of UNLOCK_AFTER_MS) {
    await deps.pause(waitMs, signal);
    try {
      return await deps.state.unlock(playgroundId, signal);
    } catch (error) {
      signal.throwIfAborted();
      deps.log.warn("The engine's lock could not be removed; the sweeper does if this goes on.", {
        playgroundId,
        error,
      });
    }
  }
}

/** Not worth the operation: whatever stays goes with the playground. */
async function removeUnused({ deps, operation: { playgroundId } }: RunContext): Promise<void> {
  try {
    await deps.leftovers.removeUnused(playgroundId);
  } catch (error) {
    deps.log.warn('Task definitions that nothing uses may be left until it is destroyed.', { playgroundId, error });
  }
}
