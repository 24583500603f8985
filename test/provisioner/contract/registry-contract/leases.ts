import { describe, expect, it } from 'vitest';
import { brokenRuns, type Failure } from '../../../../provisioner/contract/operation.ts';
import { LEASE_SECONDS, LeaseLostError } from '../../../../provisioner/contract/registry.ts';
import { NOW, type RegistryWorld } from './world.ts';

/** Of a registry, whatever it stands on. */
export function leasesContract(w: RegistryWorld): void {
  const FAILURE: Failure = { code: 'ENGINE_FAILED', reason: 'The engine stopped.', reference: 'ref-1' };

  describe('the lease', () => {
    it('is held by one attempt at a time', async () => {
      const { operation } = await w.claimed();
      const takes = await Promise.all([w.registry.take(operation.id, NOW), w.registry.take(operation.id, NOW)]);
      expect(takes.map((take) => take.outcome).sort()).toEqual(['held', 'taken']);
    });

    it('is taken over when it has lapsed, and the old holder can write no more', async () => {
      const { operation } = await w.claimed();
      const old = await w.taken(operation.id);
      expect((await w.registry.take(operation.id, NOW + LEASE_SECONDS)).outcome).toBe('held');
      const later = await w.taken(operation.id, NOW + LEASE_SECONDS + 10);
      expect(later.attempt).toBe(2);
      await expect(w.registry.renew(old, NOW + 80)).rejects.toThrow(LeaseLostError);
      await expect(w.registry.ready(old, { address: 'http://192.0.2.1' }, NOW)).rejects.toThrow(LeaseLostError);
      await expect(w.registry.failed(old, FAILURE, NOW)).rejects.toThrow(LeaseLostError);
      await w.registry.renew(later, NOW + 80);
    });

    it('is refused for what is finished and for what never was', async () => {
      const { operationId } = await w.ready();
      expect(await w.registry.take(operationId, NOW)).toEqual({ outcome: 'finished' });
      expect(await w.registry.take('op-nobody-knows-it', NOW)).toEqual({ outcome: 'unknown' });
    });

    it('given back is free at once, and due', async () => {
      const { operation } = await w.claimed();
      await w.registry.requeue(await w.taken(operation.id), NOW + 5);
      const due = await w.registry.due(NOW + 5);
      expect(due.operations.map((row) => row.id)).toContain(operation.id);
      expect(await w.taken(operation.id, NOW + 6)).toMatchObject({ attempt: 2, continuations: 1 });
    });

    it('put off is free at once and due when it is time, and that run counts as one that broke off', async () => {
      const { operation } = await w.claimed();
      const putOff = await w.registry.putOff(await w.taken(operation.id), FAILURE, NOW + 60);
      expect(putOff).toMatchObject({ state: 'queued', putOff: { failure: FAILURE, nextAt: NOW + 60 } });
      expect(putOff.leaseUntil).toBeUndefined();
      const dueAt = async (at: number) => (await w.registry.due(at)).operations.map((row) => row.id);
      expect(await dueAt(NOW + 59)).not.toContain(operation.id);
      expect(await dueAt(NOW + 60)).toContain(operation.id);
      const second = await w.taken(operation.id, NOW + 60);
      expect(brokenRuns(second)).toBe(1);
      await w.registry.undoing(second, FAILURE, 1);
      const undone = await w.registry.requeue(second, NOW + 61);
      expect(undone).toMatchObject({ failure: FAILURE, brokenBefore: 1, continuations: 1 });
      expect(undone.putOff).toBeUndefined();
      expect(brokenRuns(undone)).toBe(0);
    });

    it('keeps why it is being undone for whoever goes on with it', async () => {
      const { operation } = await w.claimed();
      await w.registry.undoing(await w.taken(operation.id), FAILURE, 0);
      await w.registry.requeue(await w.taken(operation.id, NOW + 600), NOW + 601);
      expect(await w.taken(operation.id, NOW + 602)).toMatchObject({ failure: FAILURE, attempt: 3, continuations: 1 });
    });
  });
}
