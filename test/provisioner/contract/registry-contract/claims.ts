import { describe, expect, it } from 'vitest';
import type { Playground } from '../../../../provisioner/contract/playground.ts';
import { END, LIMITS, NOW, outcomes, type RegistryWorld } from './world.ts';

/** Of a registry, whatever it stands on. */
export function claimsContract(w: RegistryWorld): void {
  describe('claiming a name', () => {
    it('writes the playground, its operation and both counters at once', async () => {
      const { playground, operation } = await w.claimed({ name: 'atomic' });
      expect(await w.registry.getPlayground('atomic')).toEqual(playground);
      expect(await w.registry.getOperation(operation.id)).toEqual(operation);
      expect(operation).toMatchObject({ state: 'queued', attempt: 0, playgroundId: playground.id });
    });

    it('tells who holds a name that is taken', async () => {
      const first = await w.claimed({ name: 'wanted', ownerId: 'UFIRST' });
      const second = await w.registry.claimCreate(w.request({ name: 'wanted' }), LIMITS);
      expect(second).toEqual({ outcome: 'name-taken', holder: first.playground });
    });

    it('gives the same operation for a request that is delivered twice', async () => {
      const twice = w.request();
      const first = await w.registry.claimCreate(twice, LIMITS);
      const second = await w.registry.claimCreate(twice, LIMITS);
      if (first.outcome !== 'claimed' || !('operation' in second)) throw new Error('not claimed');
      expect(second.operation.id).toBe(first.operation.id);
      const third = await w.registry.claimCreate(w.request({ ownerId: twice.ownerId }), LIMITS);
      expect(third.outcome, 'the repeat was not counted').toBe('claimed');
    });

    it('gives the same operation also for a repeat that is a little later, or asks for something else by now', async () => {
      const twice = w.request();
      const first = await w.registry.claimCreate(twice, LIMITS);
      if (first.outcome !== 'claimed') throw new Error(first.outcome);
      for (const change of [{ requestedAt: NOW + 1 }, { lifetimeSeconds: 7200 }]) {
        const repeat = await w.registry.claimCreate({ ...twice, ...change }, LIMITS);
        expect(repeat).toMatchObject({ outcome: 'repeated', operation: { id: first.operation.id } });
      }
    });

    it('gives a request that was refused its playground once it is corrected', async () => {
      const { playground } = await w.claimed();
      const refused = w.request({ name: playground.name });
      expect(await w.registry.claimCreate(refused, LIMITS)).toMatchObject({ outcome: 'name-taken' });
      const corrected = await w.registry.claimCreate({ ...refused, name: `${playground.name}-2` }, LIMITS);
      expect(corrected).toMatchObject({ outcome: 'claimed' });
    });

    it('refuses what is over the limit of one person', async () => {
      const ownerId = 'UGREEDY';
      await w.claimed({ ownerId });
      await w.claimed({ ownerId });
      expect(await w.registry.claimCreate(w.request({ ownerId }), LIMITS)).toEqual({ outcome: 'owner-limit' });
    });

    it('refuses what is over the limit of one caller, whoever owns it, and counts what goes', async () => {
      const quota = { callerId: 'token:pipeline', limit: 2 };
      const { operation } = await w.claimed({ quota });
      await w.claimed({ quota });
      expect(await w.registry.claimCreate(w.request({ quota }), LIMITS)).toEqual({ outcome: 'caller-limit' });
      const failure = { code: 'ENGINE_FAILED', reason: 'The engine stopped.', reference: 'ref-1' } as const;
      await w.registry.failed(await w.taken(operation.id), failure, NOW);
      expect(await w.registry.claimCreate(w.request({ quota }), LIMITS)).toMatchObject({ outcome: 'claimed' });
    });

    it('lets one of many win one name, and each other learn who it was', async () => {
      const claims = await Promise.all(
        Array.from({ length: 8 }, () => w.registry.claimCreate(w.request({ name: 'rush' }), LIMITS)),
      );
      const outcomes = claims.map((claim) => claim.outcome);
      expect(outcomes.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
      expect(new Set(outcomes)).toEqual(new Set(['claimed', 'name-taken']));
    });
  });

  describe('claiming a destroy', () => {
    it('is possible once, and a repeat of it gives the same operation', async () => {
      const playground = await w.ready();
      const ask = {
        name: playground.name,
        cause: 'asked' as const,
        requestedAt: NOW,
        requestKey: `destroy-${playground.id}`,
      };
      const first = await w.registry.claimDestroy(ask);
      const again = await w.registry.claimDestroy(ask);
      const other = await w.registry.claimDestroy({ ...ask, requestKey: 'another' });
      expect(first.outcome).toBe('claimed');
      expect(['claimed', 'repeated']).toContain(again.outcome);
      expect(other).toMatchObject({ outcome: 'not-destroyable', playground: { state: 'destroying' } });
    });

    it('by two sweeps at different times is one operation', async () => {
      const playground = await w.ready();
      const { name, expiresAt } = playground;
      const expiring = { name, cause: 'expired', expiredBy: expiresAt, requestKey: `expired-${name}` } as const;
      const first = await w.registry.claimDestroy({ ...expiring, requestedAt: expiresAt });
      const second = await w.registry.claimDestroy({ ...expiring, requestedAt: expiresAt + 60 });
      if (first.outcome !== 'claimed') throw new Error(first.outcome);
      expect(second).toMatchObject({ outcome: 'repeated', operation: { id: first.operation.id } });
    });

    it('leaves a playground that is being made alone, and one of a later generation', async () => {
      const { playground } = await w.claimed();
      const ask = { name: playground.name, cause: 'asked' as const, requestedAt: NOW };
      expect((await w.registry.claimDestroy({ ...ask, requestKey: 'early' })).outcome).toBe('not-destroyable');
      const old = await w.registry.claimDestroy({
        ...ask,
        requestKey: 'old',
        playgroundId: `${playground.name}-00000000`,
      });
      expect(old.outcome).toBe('no-such-playground');
      expect((await w.registry.claimDestroy({ ...ask, name: 'nobody', requestKey: 'x' })).outcome).toBe(
        'no-such-playground',
      );
    });
  });

  describe('an update', () => {
    const updating = (playground: Playground) => ({
      kind: 'update' as const,
      ...w.by(playground),
      tags: { web: 'v2' },
    });

    it('takes a ready playground, and gives it back with its new tags', async () => {
      const playground = await w.ready();
      const claim = await w.registry.claimUpdate(updating(playground));
      if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
      expect((await w.registry.getPlayground(playground.name))?.state).toBe('updating');
      expect((await w.registry.claimDestroy(w.destroying(playground))).outcome).toBe('not-destroyable');
      await w.registry.updated(await w.taken(claim.operation.id), { address: 'http://192.0.2.2:8080' }, NOW);
      expect(await w.registry.getPlayground(playground.name)).toMatchObject({
        state: 'ready',
        address: 'http://192.0.2.2:8080',
        tags: { web: 'v2' },
        expiresAt: playground.expiresAt,
      });
      const due = await w.registry.due(END);
      expect(due.playgrounds.map(({ id }) => id)).toContain(playground.id);
    });

    it('is one at a time', async () => {
      const playground = await w.ready();
      const results = await Promise.all([1, 2, 3].map(() => w.registry.claimUpdate(updating(playground))));
      expect(outcomes(results)).toEqual(['claimed', 'not-ready', 'not-ready']);
    });
  });
}
