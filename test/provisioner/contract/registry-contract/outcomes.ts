import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../provisioner/contract/operation.ts';
import { NOW, type RegistryWorld } from './world.ts';

/** Of a registry, whatever it stands on. */
export function outcomesContract(w: RegistryWorld): void {
  const FAILURE: Failure = { code: 'ENGINE_FAILED', reason: 'The engine stopped.', reference: 'ref-1' };

  describe('outcomes', () => {
    it('ready: the playground has its address and is due at its warning', async () => {
      const playground = await w.ready();
      expect(await w.registry.getPlayground(playground.name)).toMatchObject({
        state: 'ready',
        address: 'http://192.0.2.1:8080',
      });
      const operation = await w.registry.getOperation(playground.operationId);
      expect(operation).toMatchObject({ state: 'succeeded', finishedAt: NOW });
      const names = async (at: number) => (await w.registry.due(at)).playgrounds.map((row) => row.name);
      const warnAt = playground.warnAt ?? 0;
      expect(warnAt).toBeLessThan(playground.expiresAt);
      expect(await names(warnAt - 1)).not.toContain(playground.name);
      expect(await names(warnAt)).toContain(playground.name);
    });

    it('failed: the name and the place are free, the operation stays as history', async () => {
      const { playground, operation } = await w.claimed();
      await w.registry.failed(await w.taken(operation.id), FAILURE, NOW + 9);
      expect(await w.registry.getPlayground(playground.name)).toBeUndefined();
      expect(await w.registry.getOperation(operation.id)).toMatchObject({ state: 'failed', failure: FAILURE });
      for (const _ of [1, 2]) await w.claimed({ ownerId: playground.ownerId });
    });

    it('stuck: it can be destroyed again, and then is gone', async () => {
      const { playground, operation } = await w.claimed();
      await w.registry.stuck(await w.taken(operation.id), FAILURE, NOW);
      expect(await w.registry.getPlayground(playground.name)).toMatchObject({ state: 'stuck' });
      const destroy = await w.registry.claimDestroy({
        name: playground.name,
        cause: 'asked',
        requestedAt: NOW,
        requestKey: 'd1',
      });
      if (destroy.outcome !== 'claimed') throw new Error(destroy.outcome);
      await w.registry.gone(await w.taken(destroy.operation.id), NOW);
      expect(await w.registry.getPlayground(playground.name)).toBeUndefined();
    });

    it('stuck: tried again after 1, 2, 4 … minutes and at most an hour, each try in the message of the one before', async () => {
      const { playground, operation } = await w.claimed();
      await w.registry.stuck(await w.taken(operation.id), FAILURE, NOW);
      const delays: number[] = [];
      const messages: unknown[] = [];
      for (let time = NOW, tries = 0; tries < 8; tries++) {
        const { retryAt = 0, name, id } = (await w.registry.getPlayground(playground.name)) ?? playground;
        delays.push((retryAt - time) / 60);
        time = retryAt;
        const dueAt = async (at: number) => (await w.registry.due(at)).playgrounds.map((row) => row.id);
        expect([await dueAt(time - 1), await dueAt(time)]).toEqual([
          expect.not.arrayContaining([id]),
          expect.arrayContaining([id]),
        ]);
        const again = { name, playgroundId: id, cause: 'expired' as const, expiredBy: time, requestedAt: time };
        const claim = await w.registry.claimDestroy({ ...again, requestKey: `${id}-${tries}` });
        if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
        messages.push(claim.operation.message);
        if (tries === 0) await w.registry.posted(claim.operation.id, { channel: 'D1', ts: '1.1' });
        await w.registry.stuck(await w.taken(claim.operation.id, time), FAILURE, time);
      }
      expect(delays).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
      expect(messages).toEqual([undefined, ...Array(7).fill({ channel: 'D1', ts: '1.1' })]);
    });

    it('left down: it is kept for its owner to change again, without an address, and due at its warning as before', async () => {
      const { name, id, ownerId, warnAt } = await w.ready();
      const request = { name, playgroundId: id, askedBy: ownerId, requestedAt: NOW, requestKey: w.fresh('update-') };
      const claim = await w.registry.claimUpdate({ ...request, kind: 'update', tags: { web: 'v2' } });
      if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
      await w.registry.leftDown(
        await w.taken(claim.operation.id),
        { ...FAILURE, reason: 'It fell.\nIts last lines' },
        NOW,
      );
      const row = await w.registry.getPlayground(name);
      expect(row).toMatchObject({ state: 'ready', health: { downSince: NOW, stopReason: 'It fell.' } });
      expect([row?.address, row?.tags]).toEqual([undefined, undefined]);
      const due = async (at: number) => (await w.registry.due(at)).playgrounds.map((each) => each.name);
      expect(await due((warnAt ?? 0) - 1)).not.toContain(name);
      expect(await due(warnAt ?? 0)).toContain(name);
      expect(
        await w.registry.claimUpdate({ ...request, kind: 'restart', requestKey: w.fresh('update-') }),
      ).toMatchObject({
        outcome: 'claimed',
      });
    });

    it('raises the sequence with each change that people see', async () => {
      const { operation } = await w.claimed();
      const held = await w.taken(operation.id);
      const first = await w.registry.progress(held, { done: 1, total: 4, label: 'Making it' });
      await w.registry.renew(held, NOW + 15);
      const second = await w.registry.progress(held, { done: 2, total: 4, label: 'Starting it' });
      expect(second.sequence).toBe(first.sequence + 1);
    });
  });
}
