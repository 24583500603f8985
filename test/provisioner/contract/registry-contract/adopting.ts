import { expect, it } from 'vitest';
import { END, NOW, type RegistryWorld } from './world.ts';

/** Of a registry, whatever it stands on. */
export function adoptingContract(w: RegistryWorld): void {
  it('what is left gets a row, once, is due for nobody, and goes when it is destroyed, with all that was counted', async () => {
    const ownerId = 'ULEFT';
    const left = {
      name: 'left-0a1b2c3d',
      id: 'demo-0a1b2c3d',
      ownerId,
      template: 'unknown',
      state: 'stuck' as const,
      operationId: 'op-of-the-create',
      createdAt: NOW,
      expiresAt: NOW,
      countedIn: 0,
    };
    expect([await w.registry.adopt(left), await w.registry.adopt(left)]).toEqual([true, false]);
    expect(await w.registry.listByOwner(ownerId)).toMatchObject([{ name: left.name, state: 'stuck' }]);
    expect((await w.registry.due(END)).playgrounds.map(({ id }) => id)).not.toContain(left.id);
    const claim = await w.registry.claimDestroy({
      name: left.name,
      cause: 'asked',
      requestedAt: NOW,
      requestKey: 'clean',
    });
    if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
    await w.registry.gone(await w.taken(claim.operation.id), NOW);
    expect(await w.registry.getPlayground(left.name)).toBeUndefined();
    for (const _ of [1, 2]) await w.claimed({ ownerId });
  });
}
