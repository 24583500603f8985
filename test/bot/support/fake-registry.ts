import { requestIds } from '../../../provisioner/contract/name.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import type { Claims, Messages, Queries } from '../../../provisioner/contract/registry.ts';
import { operation } from './rows.ts';

export type FakeRegistry = Claims &
  Omit<Queries, 'due'> &
  Messages & { playgrounds: Map<string, Playground>; operations: Map<string, Operation> };

/** The registry's rules in memory, as far as the bot meets them; the real one is tested against DynamoDB elsewhere. */
export function fakeRegistry(rows: { playgrounds?: Playground[]; operations?: Operation[] } = {}): FakeRegistry {
  const playgrounds = new Map((rows.playgrounds ?? []).map((row) => [row.name, row]));
  const operations = new Map((rows.operations ?? []).map((row) => [row.id, row]));
  const change = (id: string, fields: Partial<Operation>): void => {
    const row = operations.get(id);
    if (!row) throw new Error(`changing ${id}: there is no such operation`);
    operations.set(id, { ...row, ...fields });
  };
  const ownedBy = (ownerId: string): Playground[] => [...playgrounds.values()].filter((row) => row.ownerId === ownerId);

  return {
    playgrounds,
    operations,
    async claimCreate({ name, ownerId, template, requestedAt, lifetimeSeconds, requestKey }, limits) {
      const { operationId, suffix } = requestIds(requestKey);
      const repeated = operations.get(operationId);
      if (repeated) return { outcome: 'repeated', operation: repeated };
      const holder = playgrounds.get(name);
      if (holder) return { outcome: 'name-taken', holder };
      if (ownedBy(ownerId).length >= limits.perOwner) return { outcome: 'owner-limit' };
      if (playgrounds.size >= limits.total) return { outcome: 'workspace-limit' };
      const shared = { ownerId, template, expiresAt: requestedAt + lifetimeSeconds };
      const id = `${name}-${suffix}`;
      const playground: Playground = { ...shared, name, id, state: 'creating', operationId, createdAt: requestedAt };
      const claimed = operation({ ...shared, id: operationId, playgroundName: name, playgroundId: id, requestedAt });
      playgrounds.set(name, playground);
      operations.set(operationId, claimed);
      return { outcome: 'claimed', playground, operation: claimed };
    },
    async claimDestroy({ name, playgroundId, cause, requestedAt, requestKey }) {
      const { operationId } = requestIds(requestKey);
      const repeated = operations.get(operationId);
      if (repeated) return { outcome: 'repeated', operation: repeated };
      const row = playgrounds.get(name);
      if (!row || (playgroundId ?? row.id) !== row.id) return { outcome: 'no-such-playground' };
      if (row.state !== 'ready' && row.state !== 'stuck') return { outcome: 'not-destroyable', playground: row };
      const { ownerId, id, expiresAt } = row;
      const claimed = operation({
        id: operationId,
        kind: 'destroy',
        cause,
        playgroundName: name,
        playgroundId: id,
        ownerId,
        expiresAt,
        requestedAt,
      });
      playgrounds.set(name, { ...row, state: 'destroying', operationId });
      operations.set(operationId, claimed);
      return { outcome: 'claimed', operation: claimed };
    },
    getPlayground: async (name) => playgrounds.get(name),
    getOperation: async (id) => operations.get(id),
    listByOwner: async (ownerId) => ownedBy(ownerId),
    async claimPost(id, now, until) {
      const row = operations.get(id);
      if (!row || row.message || (row.postClaimUntil ?? 0) >= now) return false;
      change(id, { postClaimUntil: until });
      return true;
    },
    async posted(id, message) {
      const { postClaimUntil: _, ...row } = operations.get(id) ?? operation({ id });
      operations.set(id, { ...row, message });
    },
    async shown(id, sequence) {
      if ((operations.get(id)?.shownSequence ?? 0) < sequence) change(id, { shownSequence: sequence });
    },
    async claimAlert(id, now) {
      if (!operations.has(id) || operations.get(id)?.alertedAt !== undefined) return false;
      change(id, { alertedAt: now });
      return true;
    },
  };
}
