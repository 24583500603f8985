import { runOperation } from '../../provisioner/run/run.ts';
import type { RunDeps } from '../../provisioner/run/run-context.ts';
import { createDrainWatch } from './engine/contenders.ts';

/** In milliseconds. */
export interface OperationTimes {
  /** From when its lease was taken until its end was published. */
  ms: number;
  /** Of it, until ECS said that the containers were ready: 0 of a destroy. */
  waited: number;
  /** Of it, until ECS said that the service was gone: 0 of a create. */
  drain: number;
}

const LIMIT_MS = 900_000;

/** Runs an operation as the provisioner's function does. @throws when it did not succeed */
export async function timeOperation(deps: RunDeps, operationId: string): Promise<OperationTimes> {
  let [takenAt, publishedAt, waited] = [0, 0, 0];
  const drain = createDrainWatch();
  const timed: RunDeps = {
    ...deps,
    leases: {
      ...deps.leases,
      async take(...args) {
        const take = await deps.leases.take(...args);
        takenAt = performance.now();
        return take;
      },
    },
    engine: {
      ...deps.engine,
      destroy: (id, watch, foundDead) =>
        deps.engine.destroy(id, { ...watch, onResource: seenBy(drain.seen, watch.onResource) }, foundDead),
    },
    async awaitReady(wait) {
      const began = performance.now();
      const address = await deps.awaitReady(wait);
      waited = performance.now() - began;
      return address;
    },
    async publish(operation) {
      await deps.publish(operation);
      publishedAt = performance.now();
    },
  };
  const { end, operation } = await runOperation(operationId, timed, { remainingMs: () => LIMIT_MS });
  if (end !== 'succeeded') throw new Error(`operation ${operationId} ended as ${end}: its time would mean nothing`);
  return { ms: publishedAt - takenAt, waited, drain: operation?.kind === 'destroy' ? drain.ms() : 0 };
}

type OnResource = (change: { type: string; phase: 'begun' | 'done' }) => void;

function seenBy(seen: (type: string, phase: 'begun' | 'done') => void, pass: OnResource): OnResource {
  return (change) => {
    seen(change.type, change.phase);
    pass(change);
  };
}
