import { UserError } from '../contract/errors.ts';
import { together } from '../contract/together.ts';
import { UnreadableStateError } from '../engine/errors.ts';
import type { ResourceChange } from '../engine/events.ts';
import { type Finding, findingWords } from '../inventory/finding.ts';
import { isLasting } from './lasting.ts';
import type { RunContext } from './run-context.ts';

/** AWS's lists may be behind what it has done by so much; more, and something is left. */
const LISTS_CATCH_UP_SECONDS = 60;
const LOOK_AGAIN_MS = 3000;

/**
 * Removes every trace of a playground; what is not there is fine, so that it can be repeated. The password goes last:
 * while a task may still start, it needs it. Ends only when the engine's state and AWS's lists agree that nothing is left.
 * @param brokeOff an engine may have ended in the middle, so that there may be resources that its stack does not know
 * @throws UserError when something is left
 */
export async function removeEverything(
  context: RunContext,
  brokeOff: boolean,
  onResource: (change: ResourceChange) => void,
  onCredentials: () => void,
): Promise<void> {
  const { deps, operation, signal } = context;
  const id = operation.playgroundId;
  // Before the engine: a service that the stack does not know would keep the security group, and the engine waiting.
  const removeUnknown = (known: string[]): Promise<void> => deps.leftovers.removeUnknown(id, known, signal);
  const destroy = () =>
    withReadableState(context, () => deps.engine.destroy(id, { signal, onResource }, removeUnknown));
  if (brokeOff) await deps.state.unlock(id, signal);
  const known = (await deps.state.known(id)) ?? (brokeOff ? await recovered(context) : undefined);
  if (known) await removeUnknown(known);
  try {
    await destroy();
  } catch (error) {
    signal.throwIfAborted();
    if (!brokeOff || isLasting(error)) throw error;
    // Only now, because the plugin waits two minutes for a service that is on its way out, or gone, to come back.
    deps.log.warn('What its state says is not what there is; the engine looks at each resource.', { error });
    await removeUnknown(await recovered(context));
    await destroy();
  }
  signal.throwIfAborted();
  await together(signal, (both) => [deps.leftovers.removeAll(id, both), deps.state.removeRest(id, both)]);
  onCredentials();
  await deps.credentials.remove(id);
  const left = await leftAfterAll(context);
  if (left.length > 0) throw new UserError('NOT_REMOVED', 'Something of it is still there.');
}

/** Clears what a killed engine left. @returns the types of the resources that the stack knows */
export function recovered(context: RunContext): Promise<string[]> {
  const { deps, operation, signal } = context;
  const watch = { signal, onResource: () => undefined };
  return withReadableState(context, () => deps.engine.recover(operation.playgroundId, watch));
}

/** The names of what is still there; undefined when AWS could not be asked. */
export async function namesOfLeft({ deps, operation }: RunContext): Promise<string[] | undefined> {
  try {
    return (await deps.inventory.left(operation.playgroundId)).map(findingWords);
  } catch (error) {
    deps.log.error('AWS could not be asked what is left.', { error });
    return undefined;
  }
}

/** A state that cannot be read is moved away: tags and names say what there is to be removed. */
async function withReadableState<T>({ deps, operation, signal }: RunContext, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof UnreadableStateError)) throw error;
    const kept = await deps.state.setAside(operation.playgroundId);
    deps.log.error('Its state cannot be read, and is set aside; tags and names say what there is.', { kept, error });
    return act();
  }
}

async function leftAfterAll({ deps, operation, signal }: RunContext): Promise<Finding[]> {
  const deadline = deps.now() + LISTS_CATCH_UP_SECONDS;
  for (;;) {
    const left = await deps.inventory.left(operation.playgroundId);
    if (left.length === 0 || deps.now() >= deadline) return left;
    await deps.pause(LOOK_AGAIN_MS, signal);
  }
}
