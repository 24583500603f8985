import type { ResourceChange } from './engine-events.ts';
import type { RunContext } from './run-context.ts';

/**
 * Removes every trace of a playground; what is not there is fine, so that it can be repeated. The password goes last:
 * while a task may still start, it needs it.
 * @param brokeOff an engine may have ended in the middle, so that there may be resources that its stack does not know
 */
export async function removeEverything(
  { deps, operation, signal }: RunContext,
  brokeOff: boolean,
  onResource: (change: ResourceChange) => void,
  onCredentials: () => void,
): Promise<void> {
  const id = operation.playgroundId;
  // Before the engine: a service that the stack does not know would keep the security group, and the engine waiting.
  const removeUnknown = (known: string[]): Promise<void> => deps.leftovers.removeUnknown(id, known, signal);
  if (brokeOff) await removeUnknown(await deps.engine.recover(id, { signal, onResource: () => undefined }));
  await deps.engine.destroy(id, { signal, onResource }, removeUnknown);
  signal.throwIfAborted();
  await deps.leftovers.removeAll(id, signal);
  signal.throwIfAborted();
  await deps.removeStateCopy(id);
  onCredentials();
  await deps.credentials.remove(id);
}
