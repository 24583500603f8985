import { describe, expect, it } from 'vitest';
import { MEETINGS, meet } from './meetings.ts';
import { END, outcomes, type RegistryWorld, WARNING } from './world.ts';

/** Of a registry, whatever it stands on. */
export function extendingContract(w: RegistryWorld): void {
  describe('an extension', () => {
    it('moves the end and the warning, and is history', async () => {
      const playground = await w.ready();
      const outcome = await w.registry.extend(w.extending(playground));
      expect(outcome).toMatchObject({ outcome: 'changed', playground: { expiresAt: END + 3600 } });
      const row = await w.registry.getPlayground(playground.name);
      expect(row).toMatchObject({ expiresAt: END + 3600, warnAt: END + 3600 - WARNING });
      expect(await w.registry.history({ playgroundName: playground.name }, 10)).toMatchObject([
        { kind: expect.stringMatching(/extended|create/) },
        { kind: expect.stringMatching(/extended|create/) },
      ]);
    });

    it('is done once, however often its request comes', async () => {
      const playground = await w.ready();
      const request = w.extending(playground);
      const results = await Promise.all([1, 2, 3].map(() => w.registry.extend(request)));
      expect(outcomes(results)).toEqual(['changed', 'repeated', 'repeated']);
      expect((await w.registry.getPlayground(playground.name))?.expiresAt).toBe(END + 3600);
    });

    it('of an end that has moved meanwhile is decided again by its asker', async () => {
      const playground = await w.ready();
      await w.registry.extend(w.extending(playground));
      expect(await w.registry.extend(w.extending(playground))).toMatchObject({
        outcome: 'changed-meanwhile',
        playground: { expiresAt: END + 3600 },
      });
    });

    it.each(MEETINGS)('and the expiry that races it: one of them wins, never both ($one, $other)', async (way) => {
      const playground = await w.ready();
      const [extended, expired] = await meet(
        way,
        w.registry,
        () => w.registry.extend(w.extending(playground)),
        () => w.registry.claimDestroy({ ...w.destroying(playground), cause: 'expired', expiredBy: END }),
      );
      const row = await w.registry.getPlayground(playground.name);
      const isOver = expired.outcome === 'claimed';
      expect({ outcome: extended.outcome, state: row?.state }).toEqual({
        outcome: isOver ? 'changed-meanwhile' : 'changed',
        state: isOver ? 'destroying' : 'ready',
      });
    });

    it('keeps the end from coming that was seen before it', async () => {
      const playground = await w.ready();
      await w.registry.extend(w.extending(playground));
      const late = await w.registry.claimDestroy({ ...w.destroying(playground), cause: 'expired', expiredBy: END });
      expect(late.outcome).toBe('not-destroyable');
    });

    it('is refused while it is being destroyed, and after its generation is gone', async () => {
      const playground = await w.ready();
      await w.registry.claimDestroy(w.destroying(playground));
      expect((await w.registry.extend(w.extending(playground))).outcome).toBe('changed-meanwhile');
      const other = { ...playground, id: `${playground.name}-00000000` };
      expect((await w.registry.extend(w.extending(other))).outcome).toBe('no-such-playground');
    });
  });
}
