import type { Operation } from '../../provisioner/contract/operation.ts';
import { type DeliverDeps, deliver } from './deliver.ts';

/**
 * After a destroy, has the message of the create written again, so that it no longer offers an address and credentials
 * that are gone. A courtesy: where it does not work the log says so, and nothing is tried again.
 */
export async function retireCreate(destroy: Operation, deps: DeliverDeps): Promise<void> {
  if (destroy.kind !== 'destroy' || destroy.state !== 'succeeded') return;
  try {
    const offer = await deps.slack.find(
      destroy.ownerId,
      ({ kind, playground_id }) => kind === 'create' && playground_id === destroy.playgroundId,
    );
    if (offer) await deliver(offer.tag.operation_id, deps);
  } catch (error) {
    deps.log.warn('The message of the create still offers what is gone', { operationId: destroy.id, error });
  }
}
