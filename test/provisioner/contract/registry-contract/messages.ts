import { describe, expect, it } from 'vitest';
import { NOW, type RegistryWorld } from './world.ts';

/** Of a registry, whatever it stands on. */
export function messagesContract(w: RegistryWorld): void {
  describe('the one message of an operation', () => {
    it('is claimed by one notifier at a time, until it is posted', async () => {
      const { operation } = await w.claimed();
      const claims = await Promise.all([1, 2, 3].map(() => w.registry.claimPost(operation.id, NOW, NOW + 10)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await w.registry.claimPost(operation.id, NOW + 11, NOW + 20), 'the first lapsed').toBe(true);
      await w.registry.posted(operation.id, { channel: 'D1', ts: '1.0' });
      await w.registry.postLater(operation.id, NOW + 50);
      expect(await w.registry.claimPost(operation.id, NOW + 99, NOW + 109)).toBe(false);
    });

    it('may be posted by the next as soon as whoever could not says so', async () => {
      const { operation } = await w.claimed();
      await w.registry.claimPost(operation.id, NOW, NOW + 45);
      await w.registry.postLater(operation.id, NOW + 10);
      expect(await w.registry.claimPost(operation.id, NOW + 10, NOW + 55)).toBe(false);
      expect(await w.registry.claimPost(operation.id, NOW + 11, NOW + 55)).toBe(true);
      expect((await w.registry.getOperation(operation.id))?.postClaimUntil, 'so that it is looked for').toBe(NOW + 55);
    });

    it('never goes back to an older text, and alerts once', async () => {
      const { operation } = await w.claimed();
      await w.registry.shown(operation.id, 3, { isLast: false, at: NOW });
      await w.registry.shown(operation.id, 2, { isLast: false, at: NOW });
      expect((await w.registry.getOperation(operation.id))?.shownSequence).toBe(3);
      const alerts = await Promise.all([1, 2].map(() => w.registry.claimAlert(operation.id, NOW)));
      expect(alerts.sort()).toEqual([false, true]);
      expect(await w.registry.claimAlert('op-nobody-knows-it', NOW)).toBe(false);
    });

    it('is due from its end on until that is shown, whatever was shown before', async () => {
      const { operation } = await w.claimed();
      const dueAt = async (at: number) => (await w.registry.due(at)).operations.map(({ id }) => id);
      const held = await w.taken(operation.id);
      await w.registry.shown(operation.id, held.sequence, { isLast: false, at: NOW });
      const { id, sequence } = await w.registry.ready(held, { address: 'http://192.0.2.1:8080' }, NOW);
      expect(await dueAt(NOW + 59)).not.toContain(id);
      expect(await dueAt(NOW + 60)).toContain(id);
      await w.registry.tellAgain(id, NOW + 300);
      expect(await dueAt(NOW + 299)).not.toContain(id);
      expect(await dueAt(NOW + 300)).toContain(id);
      await w.registry.shown(id, sequence, { isLast: true, at: NOW });
      await w.registry.tellAgain(id, NOW + 400);
      expect(await dueAt(NOW + 9999)).not.toContain(id);
    });
  });
}
