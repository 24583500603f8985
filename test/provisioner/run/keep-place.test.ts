import { beforeEach, describe, expect, it } from 'vitest';
import { keepPlace } from '../../../provisioner/run/keep-place.ts';
import { throws } from '../support/goes-wrong.ts';
import { type World, world } from '../support/world.ts';

let w: World;
let did: string[];
beforeEach(() => {
  w = world();
  did = [];
});

function withPlaces(places = { keep: async (id: string) => void did.push(`keep ${id}`), free }): void {
  w.deps.leases = keepPlace(w.registry, places, w.deps.log);
}
const free = async (id: string): Promise<void> => void did.push(`free ${id}`);

describe('whoever works on an operation', () => {
  it('has a place until it has ended', async () => {
    withPlaces();
    const id = await w.claimCreate();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(did).toEqual([`keep ${id}`, `free ${id}`]);
  });

  it('keeps it with the lease', async () => {
    withPlaces();
    const take = await w.deps.leases.take(await w.claimCreate(), w.deps.now());
    if (take.outcome !== 'taken') throw new Error(take.outcome);
    await w.deps.leases.renew(take.operation, w.deps.now());
    expect(did).toHaveLength(2);
  });

  it('keeps it for whoever goes on with what it gives back', async () => {
    withPlaces();
    const id = await w.claimCreate();
    await expect(w.run(id, undefined, AbortSignal.abort())).resolves.toMatchObject({ end: 'requeued' });
    expect(did).toEqual([`keep ${id}`]);
  });

  it('is not held up by places that cannot be changed', async () => {
    withPlaces({ keep: throws(new Error('throttled')), free: throws(new Error('throttled')) });
    await expect(w.run(await w.claimCreate())).resolves.toMatchObject({ end: 'succeeded' });
    expect(JSON.stringify(w.logged)).toContain('could not be changed');
  });

  it('takes none where there is nothing to do', async () => {
    const id = await w.claimCreate();
    await w.run(id);
    withPlaces();
    await expect(w.run(id)).resolves.toEqual({ end: 'finished' });
    expect(did).toEqual([]);
  });
});
