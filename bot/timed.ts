import type { Invoke } from '../provisioner/contract/invoke.ts';
import type { Log } from '../provisioner/contract/log.ts';
import type { Claims } from '../provisioner/contract/registry.ts';
import { timed } from '../provisioner/contract/step.ts';

/** The registry, logging how long each claim takes, and as which operation it ended. */
export function timedClaims<Registry extends Claims>(registry: Registry, log: Pick<Log, 'info'>): Registry {
  type Claim = Awaited<ReturnType<Claims[keyof Claims]>>;
  const about = (claim: Claim | undefined) =>
    claim !== undefined && 'operation' in claim ? { operationId: claim.operation.id } : {};
  return {
    ...registry,
    claimCreate: (request, limits) => timed(log, 'claim', () => registry.claimCreate(request, limits), about),
    claimDestroy: (request) => timed(log, 'claim', () => registry.claimDestroy(request), about),
    claimUpdate: (request) => timed(log, 'claim', () => registry.claimUpdate(request), about),
  };
}

/** The invoke, logging how long it takes until it is accepted. */
export function timedInvoke(invoke: Invoke, log: Pick<Log, 'info'>): Invoke {
  return (operationId, signal) =>
    timed(
      log,
      'invoke',
      () => invoke(operationId, signal),
      () => ({ operationId }),
    );
}
