import type { Change } from '../../../provisioner/contract/change.ts';
import { warningTime } from '../../../provisioner/contract/lifetime.ts';
import { requestIds } from '../../../provisioner/contract/name.ts';
import type { Playground, PlaygroundState } from '../../../provisioner/contract/playground.ts';
import type { ChangeOutcome, ChangeRequest, Changes } from '../../../provisioner/contract/registry.ts';
import { type FakeRows, revised } from './rows.ts';

/** The registry's changes in memory. */
export function fakeChanges({ playgrounds, changes }: FakeRows): Changes {
  function write(
    request: ChangeRequest,
    states: readonly PlaygroundState[],
    plan: (playground: Playground) => { fields: Partial<Playground>; history: Partial<Change> } | undefined,
    kind: Change['kind'],
  ): ChangeOutcome {
    const { changeId: id } = requestIds(request.requestKey);
    const { name, playgroundId, askedBy, requestedAt } = request;
    const playground = playgrounds.get(name);
    const before = changes.get(id);
    if (before) return { outcome: 'repeated', change: before, playground };
    if (playground?.id !== playgroundId) return { outcome: 'no-such-playground' };
    const planned = states.includes(playground.state) ? plan(playground) : undefined;
    if (!planned) return { outcome: 'changed-meanwhile', playground };
    const { ownerId } = playground;
    const about = { playgroundName: name, playgroundId, askedBy, ownerId, requestedAt };
    const change: Change = { id, kind, ...about, ...planned.history };
    changes.set(id, change);
    const changed = revised(playground, planned.fields);
    playgrounds.set(name, changed);
    return { outcome: 'changed', playground: changed, change };
  }

  const without = ({ sharedWith = [] }: Playground, targetId: string) =>
    sharedWith.filter((share) => share.id !== targetId);

  return {
    extend: async (request) =>
      write(
        request,
        ['ready'],
        ({ expiresAt, createdAt }) => {
          if (expiresAt !== request.seenExpiresAt) return undefined;
          const life = { createdAt, expiresAt: request.expiresAt, leadSeconds: request.warningSeconds };
          const { expiresAt: end } = request;
          return { fields: { expiresAt: end, warnAt: warningTime(life) }, history: { expiresAt: end } };
        },
        'extended',
      ),
    share: async (request) =>
      write(
        request,
        ['ready', 'updating'],
        (playground) => ({
          fields: { sharedWith: [...without(playground, request.share.id), request.share] },
          history: { target: request.share.id },
        }),
        'shared',
      ),
    unshare: async (request) =>
      write(
        request,
        ['ready', 'updating'],
        (playground) => ({
          fields: { sharedWith: without(playground, request.targetId) },
          history: { target: request.targetId },
        }),
        'unshared',
      ),
    async transfer(request) {
      const owned = [...playgrounds.values()].filter(({ ownerId }) => ownerId === request.newOwnerId);
      const repeated = changes.has(requestIds(request.requestKey).changeId);
      if (!repeated && owned.length >= request.perOwner) return { outcome: 'owner-limit' };
      return write(
        request,
        ['ready'],
        (playground) => ({
          fields: { ownerId: request.newOwnerId, sharedWith: without(playground, request.newOwnerId) },
          history: { target: request.newOwnerId },
        }),
        'transferred',
      );
    },
  };
}
