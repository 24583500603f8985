import { requestIds } from '../../../provisioner/contract/name.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import type { Claims } from '../../../provisioner/contract/registry.ts';
import { newCreate, newDestroy, newUpdate } from '../../../provisioner/contract/registry-dynamodb/new-rows.ts';
import { type FakeRows, revised } from './rows.ts';

export function fakeClaims({ playgrounds, operations, queue }: FakeRows): Claims {
  /** Claims a playground that is there for another operation. */
  function takeOver(
    { name, playgroundId, requestKey }: { name: string; playgroundId?: string; requestKey: string },
    to: 'destroying' | 'updating',
    allowed: (playground: Playground) => boolean,
    operationOn: (playground: Playground) => Operation,
  ) {
    const before = operations.get(requestIds(requestKey).operationId);
    if (before) return { outcome: 'repeated' as const, operation: before };
    const playground = playgrounds.get(name);
    if (!playground || (playgroundId ?? playground.id) !== playground.id) {
      return { outcome: 'no-such-playground' as const };
    }
    if (!allowed(playground)) return { outcome: 'refused' as const, playground };
    const operation = operationOn(playground);
    playgrounds.set(name, revised(playground, { state: to, operationId: operation.id }));
    queue(operation);
    return { outcome: 'claimed' as const, operation };
  }

  return {
    async claimCreate(request, limits) {
      const { playground, operation } = newCreate(request, 'fake');
      const before = operations.get(operation.id);
      if (before) return { outcome: 'repeated', operation: before };
      const holder = playgrounds.get(request.name);
      if (holder) return { outcome: 'name-taken', holder };
      const all = [...playgrounds.values()];
      if (all.filter(({ ownerId }) => ownerId === request.ownerId).length >= limits.perOwner) {
        return { outcome: 'owner-limit' };
      }
      const { quota } = request;
      if (quota && all.filter(({ countedFor }) => countedFor === quota.callerId).length >= quota.limit) {
        return { outcome: 'caller-limit' };
      }
      if (all.length >= limits.total) return { outcome: 'workspace-limit' };
      playgrounds.set(playground.name, playground);
      queue(operation);
      return { outcome: 'claimed', playground, operation };
    },
    async claimDestroy(request) {
      const { expiredBy = Number.POSITIVE_INFINITY } = request;
      const destroyable = ({ state, expiresAt }: Playground): boolean =>
        state === 'stuck' || (state === 'ready' && expiresAt <= expiredBy);
      const taken = takeOver(request, 'destroying', destroyable, (playground) =>
        newDestroy(request, playground, operations.get(playground.operationId)),
      );
      return taken.outcome === 'refused' ? { ...taken, outcome: 'not-destroyable' } : taken;
    },
    async claimUpdate(request) {
      const ready = ({ state }: Playground): boolean => state === 'ready';
      const taken = takeOver(request, 'updating', ready, (playground) => newUpdate(request, playground));
      return taken.outcome === 'refused' ? { ...taken, outcome: 'not-ready' } : taken;
    },
  };
}
