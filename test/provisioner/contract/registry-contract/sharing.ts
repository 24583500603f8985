import { describe, expect, it } from 'vitest';
import { MEETINGS, meet } from './meetings.ts';
import { LIMITS, NOW, outcomes, type RegistryWorld } from './world.ts';

/** Of a registry, whatever it stands on. */
export function sharingContract(w: RegistryWorld): void {
  describe('sharing', () => {
    const share = (id: string) => ({ kind: 'user' as const, id, credentials: false });

    it('is found by whom it is shared with, until it is taken back', async () => {
      const playground = await w.ready();
      const friend = w.fresh('UFRIEND');
      await w.registry.share({ ...w.by(playground), share: share(friend) });
      expect((await w.registry.listSharedWith([friend])).map(({ id }) => id)).toEqual([playground.id]);
      await w.registry.unshare({ ...w.by(playground), targetId: friend });
      expect(await w.registry.listSharedWith([friend])).toEqual([]);
      expect((await w.registry.getPlayground(playground.name))?.sharedWith).toEqual([]);
    });

    it('with several at once keeps them all', async () => {
      const playground = await w.ready();
      const friends = [1, 2, 3].map(() => w.fresh('UFRIEND'));
      await Promise.all(friends.map((friend) => w.registry.share({ ...w.by(playground), share: share(friend) })));
      const row = await w.registry.getPlayground(playground.name);
      expect(row?.sharedWith?.map(({ id }) => id).sort()).toEqual([...friends].sort());
    });

    it.each(MEETINGS)('and a destroy that races it: what is shared is gone in the end ($one, $other)', async (way) => {
      const playground = await w.ready();
      const friend = w.fresh('UFRIEND');
      const [shared, claim] = await meet(
        way,
        w.registry,
        () => w.registry.share({ ...w.by(playground), share: share(friend) }),
        () => w.registry.claimDestroy(w.destroying(playground)),
      );
      if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
      expect(['changed', 'changed-meanwhile']).toContain(shared.outcome);
      await w.registry.gone(await w.taken(claim.operation.id), NOW);
      expect(await w.registry.listSharedWith([friend])).toEqual([]);
    });

    it('of an earlier generation of the name is not of this one', async () => {
      const playground = await w.ready();
      const friend = w.fresh('UFRIEND');
      await w.registry.share({ ...w.by(playground), share: share(friend) });
      const stale = await w.registry.listSharedWith([friend, 'UNOBODY']);
      expect(stale.map(({ id }) => id)).toEqual([playground.id]);
    });
  });

  describe('a transfer', () => {
    it('moves the playground and its count to the new owner', async () => {
      const playground = await w.ready();
      const newOwnerId = w.fresh('UNEW');
      const request = { ...w.by(playground), newOwnerId, perOwner: LIMITS.perOwner };
      expect((await w.registry.transfer(request)).outcome).toBe('changed');
      expect((await w.registry.listByOwner(newOwnerId)).map(({ id }) => id)).toEqual([playground.id]);
      expect(await w.registry.listByOwner(playground.ownerId)).toEqual([]);
      // Two places of the old owner are free again, and one of the new owner's is taken.
      await w.ready(playground.ownerId);
      await w.ready(playground.ownerId);
      await w.ready(newOwnerId);
      await expect(w.ready(newOwnerId)).rejects.toThrow('owner-limit');
    });

    it('does not take the new owner over the limit, however many race', async () => {
      const newOwnerId = w.fresh('UNEW');
      const playgrounds = await Promise.all([1, 2, 3, 4].map(() => w.ready()));
      const results = await Promise.all(
        playgrounds.map((playground) =>
          w.registry.transfer({ ...w.by(playground), newOwnerId, perOwner: LIMITS.perOwner }),
        ),
      );
      expect(outcomes(results)).toEqual(['changed', 'changed', 'owner-limit', 'owner-limit']);
    });

    it('frees the count of whoever owned it when it was destroyed', async () => {
      const playground = await w.ready();
      const newOwnerId = w.fresh('UNEW');
      await w.registry.transfer({ ...w.by(playground), newOwnerId, perOwner: LIMITS.perOwner });
      const claim = await w.registry.claimDestroy(w.destroying(playground));
      if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
      await w.registry.gone(await w.taken(claim.operation.id), NOW);
      await w.ready(newOwnerId);
      await w.ready(newOwnerId);
      await expect(w.ready(newOwnerId)).rejects.toThrow('owner-limit');
    });
  });
}
