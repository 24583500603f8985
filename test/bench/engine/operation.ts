import type { RunDeps } from '../../../provisioner/run/run-context.ts';
import { timeOperation } from '../timed-operation.ts';
import type { Contender } from './contenders.ts';

/** The whole operation, warm, from when it was taken until its end was published: what people wait for. */
export function operation(
  deps: RunDeps,
  claims: { claim(name: string): Promise<{ operationId: string }>; claimDestroy(name: string): Promise<string> },
): Contender {
  return async (id) => {
    const { operationId } = await claims.claim(id);
    const create = await timeOperation(deps, operationId);
    const destroy = await timeOperation(deps, await claims.claimDestroy(id));
    return { create: create.ms, waited: create.waited, destroy: destroy.ms, drain: destroy.drain };
  };
}
