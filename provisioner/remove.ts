import type { ResourceChange } from './engine.ts';
import type { RunContext } from './run-context.ts';

/**
 * Removes every trace of a playground; what is not there is fine, so that it can be repeated. The password goes last:
 * while a task may still start, it needs it.
 */
export async function removeEverything(
  { deps, operation, signal }: RunContext,
  onResource: (change: ResourceChange) => void,
  onCredentials: () => void,
): Promise<void> {
  const id = operation.playgroundId;
  // Another attempt broke off, so that there may be a lock, and resources that its stack does not know.
  if (operation.attempt > 1) await deps.engine.recover(id, { signal, onResource: () => undefined });
  await deps.engine.destroy(id, { signal, onResource });
  signal.throwIfAborted();
  await deps.leftovers.removeAll(id, signal);
  signal.throwIfAborted();
  await deps.removeStateCopy(id);
  onCredentials();
  await deps.credentials.remove(id);
}
