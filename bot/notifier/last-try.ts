import { expiryRequestKey, requestIds } from '../../provisioner/contract/name.ts';
import type { Operation } from '../../provisioner/contract/operation.ts';
import type { Queries } from '../../provisioner/contract/registry.ts';

/**
 * The sweeper's tries to remove the same go on in one message, and the last of them is what it shows: a late event of an
 * earlier one must not bring back what that came to.
 */
export async function lastTry(operation: Operation, registry: Pick<Queries, 'getOperation'>): Promise<Operation> {
  for (let last = operation; ; ) {
    if (last.kind !== 'destroy' || last.state !== 'failed' || !last.message) return last;
    const requestKey = expiryRequestKey({ id: last.playgroundId, operationId: last.id });
    const next = await registry.getOperation(requestIds(requestKey).operationId);
    const isSameMessage = next?.message?.channel === last.message.channel && next.message.ts === last.message.ts;
    if (!next || !isSameMessage) return last;
    last = next;
  }
}
