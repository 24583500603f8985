import { describe, expect, it } from 'vitest';
import { LEASE_SECONDS } from '../../../../provisioner/contract/registry.ts';
import { END, NOW, type RegistryWorld } from './world.ts';

/** Of a registry, whatever it stands on. */
export function queriesContract(w: RegistryWorld): void {
  describe('reading', () => {
    it("lists one owner's playgrounds, newest first", async () => {
      const ownerId = 'ULISTS';
      await w.claimed({ ownerId, name: 'older', requestedAt: NOW });
      await w.claimed({ ownerId, name: 'newer', requestedAt: NOW + 1 });
      expect((await w.registry.listByOwner(ownerId)).map((row) => row.name)).toEqual(['newer', 'older']);
    });

    it('finds queued operations that nobody took, and running ones whose lease has lapsed', async () => {
      const queued = await w.claimed();
      const running = await w.claimed();
      await w.taken(running.operation.id);
      const ids = async (at: number) => (await w.registry.due(at)).operations.map((row) => row.id);
      expect(await ids(NOW + 59)).not.toContain(queued.operation.id);
      expect(await ids(NOW + 60)).toContain(queued.operation.id);
      expect(await ids(NOW + 60)).not.toContain(running.operation.id);
      expect(await ids(NOW + LEASE_SECONDS + 10)).toContain(running.operation.id);
    });
  });

  describe('lists', () => {
    it('show the whole workspace, the next to expire first, no more than asked for', async () => {
      const [first, second] = [await w.ready(), await w.ready()];
      await w.registry.extend(w.extending(second, END - 1800));
      const [next] = await w.registry.listAll(1);
      expect(next?.expiresAt).toBeLessThanOrEqual(END - 1800);
      expect((await w.registry.listAll(1000)).map(({ id }) => id)).toEqual(
        expect.arrayContaining([first.id, second.id]),
      );
    });

    it('show what is unfinished: what waits, what is being run, and nothing that has ended', async () => {
      const [waiting, running] = [await w.claimed(), await w.claimed()];
      await w.taken(running.operation.id);
      const ended = await w.ready();
      const states = new Map((await w.registry.unfinished()).map(({ id, state }) => [id, state]));
      const of = (id: string) => states.get(id);
      expect([waiting.operation.id, running.operation.id, ended.operationId].map(of)).toEqual([
        'queued',
        'running',
        undefined,
      ]);
    });

    it('show what a person did, newest first', async () => {
      const playground = await w.ready();
      await w.registry.extend({ ...w.extending(playground), requestedAt: NOW + 60 });
      const entries = await w.registry.history({ askedBy: playground.ownerId }, 10);
      expect(entries.map(({ kind }) => kind)).toEqual(['extended', 'create']);
      expect(await w.registry.history({ askedBy: playground.ownerId }, 1)).toHaveLength(1);
    });

    it('show what was done to what was a person’s, by whomever, and not what was done when it was another’s', async () => {
      const playground = await w.ready();
      const { ownerId } = playground;
      const admin = { askedBy: 'UADMIN', requestedAt: NOW + 60 };
      await w.registry.extend({ ...w.extending(playground), ...admin });
      await w.registry.transfer({
        ...w.by(playground),
        ...admin,
        requestedAt: NOW + 120,
        newOwnerId: `${ownerId}X`,
        perOwner: 2,
      });
      const { askedBy: _, ...expired } = w.destroying({ ...playground, ownerId: `${ownerId}X` });
      await w.registry.claimDestroy({ ...expired, cause: 'expired', requestedAt: NOW + 180 });
      const kinds = async (id: string) => (await w.registry.history({ ownerId: id }, 10)).map(({ kind }) => kind);
      expect(await kinds(ownerId)).toEqual(['transferred', 'extended', 'create']);
      expect(await kinds(`${ownerId}X`)).toEqual(['destroy']);
    });
  });
}
