import { describe, expect, it } from 'vitest';
import { noticeId } from '../../../../provisioner/contract/name.ts';
import type { Playground } from '../../../../provisioner/contract/playground.ts';
import { END, NOW, type RegistryWorld, WARNING } from './world.ts';

/** Of a registry, whatever it stands on. */
export function watchingContract(w: RegistryWorld): void {
  describe('a warning', () => {
    const notice = (playground: Playground) => ({
      id: noticeId('expiring', playground.id, playground.expiresAt),
      kind: 'expiring' as const,
      playgroundName: playground.name,
      playgroundId: playground.id,
      to: playground.ownerId,
      createdAt: NOW,
      sequence: 1,
    });

    it('is due ahead of the end, given once, and then the end is due', async () => {
      const playground = await w.ready();
      const dueAt = async (at: number) => (await w.registry.due(at)).playgrounds.map(({ id }) => id);
      expect(await dueAt(END - WARNING - 1)).not.toContain(playground.id);
      expect(await dueAt(END - WARNING)).toContain(playground.id);
      const given = await Promise.all([1, 2].map(() => w.registry.warn(playground, notice(playground))));
      expect(given.sort()).toEqual([false, true]);
      expect(await dueAt(END - 1)).not.toContain(playground.id);
      expect(await dueAt(END)).toContain(playground.id);
    });

    it('is due itself until it is shown', async () => {
      const playground = await w.ready();
      const { id } = notice(playground);
      await w.registry.warn(playground, notice(playground));
      const due = async (at: number) => (await w.registry.due(at)).notices.map((row) => row.id);
      expect(await due(NOW + 60)).toContain(id);
      expect(await w.registry.claimPost(id, NOW, NOW + 10)).toBe(true);
      await w.registry.posted(id, { channel: 'D1', ts: '1.0' });
      await w.registry.shown(id, 1, { isLast: true, at: NOW });
      expect(await due(NOW + 60)).not.toContain(id);
      expect(await w.registry.getNotice(id)).toMatchObject({ message: { channel: 'D1', ts: '1.0' }, shownSequence: 1 });
    });
  });

  describe('what is seen of a task', () => {
    const health = (seenAt: number) => ({ seenAt, taskArn: 'arn:task', restarts: 1, containers: [] });

    it('is kept, unless something newer was seen', async () => {
      const playground = await w.ready();
      expect(await w.registry.seen(playground, health(NOW + 9), 'http://192.0.2.9:8080')).toBe(true);
      expect(await w.registry.seen(playground, health(NOW + 5))).toBe(false);
      expect(await w.registry.getPlayground(playground.name)).toMatchObject({
        address: 'http://192.0.2.9:8080',
        health: { seenAt: NOW + 9 },
      });
    });

    it('is of no interest once it is being destroyed', async () => {
      const playground = await w.ready();
      await w.registry.claimDestroy(w.destroying(playground));
      expect(await w.registry.seen(playground, health(NOW + 9))).toBe(false);
    });
  });
}
