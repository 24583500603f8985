import type { Operation } from '../contract/operation.ts';
import { operationChanged, type PublishEvent } from '../contract/publish.ts';
import { NoPlaceError } from '../contract/registry/places.ts';
import type { Watching } from '../contract/registry.ts';

export interface StartDeps {
  registry: Pick<Watching, 'waits'>;
  /** @throws NoPlaceError when the operation has to wait for its turn */
  invoke(operationId: string): Promise<void>;
  publish: PublishEvent;
}

const SHORTEST_SECONDS = 60;
/** Lambda keeps what it cannot start for hours, and each start that is asked for meanwhile is another for it to keep. */
const LONGEST_SECONDS = 8 * 60;

/**
 * Starts an operation that nobody works on. One that waits for its turn, in Lambda's queue or for a place, is asked for again
 * at ever longer intervals, and its owner is told that it waits.
 * @param now epoch seconds
 * @returns whether it was started
 */
export async function startQueued(operation: Operation, deps: StartDeps, now: number): Promise<boolean> {
  const started = await startInTurn(operation.id, deps);
  const { state, attempt, requestedAt } = operation;
  if (state !== 'queued' || attempt > 0) return started;
  const age = now - requestedAt;
  const pause = started ? Math.min(Math.max(age, SHORTEST_SECONDS), LONGEST_SECONDS) : SHORTEST_SECONDS;
  // What was merely forgotten has begun by the second time.
  const waiting = !started || age >= 2 * SHORTEST_SECONDS;
  const told = await deps.registry.waits(operation, { until: now + pause, waiting });
  if (told) await deps.publish(operationChanged(told));
  return started;
}

async function startInTurn(operationId: string, { invoke }: StartDeps): Promise<boolean> {
  try {
    await invoke(operationId);
    return true;
  } catch (error) {
    if (error instanceof NoPlaceError) return false;
    throw error;
  }
}
