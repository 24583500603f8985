import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../provisioner/contract/errors.ts';
import { REMOVAL, type World, world } from '../support/world.ts';

let w: World;
beforeEach(() => {
  w = world();
});

/** From now on the playground's row cannot be read: what can be is handed on with why. */
function spoil(): void {
  const { take } = w.registry;
  const blocked = new UserError('UNREADABLE', 'It is row PLAYGROUND#demo of the registry.');
  w.deps.leases = {
    ...w.registry,
    async take(id, now) {
      const taken = await take(id, now);
      return taken.outcome === 'taken' ? { ...taken, blocked } : taken;
    },
  };
}

describe('a playground whose row cannot be read', () => {
  it('is not made but removed, so that its name is free, and says why', async () => {
    const id = await w.claimCreate();
    spoil();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(w.calls).not.toContain('up');
    expect(w.calls).toEqual(expect.arrayContaining(REMOVAL));
    expect(w.operation(id)?.failure).toMatchObject({
      code: 'UNREADABLE',
      reason: expect.stringContaining('PLAYGROUND#demo'),
    });
    expect(w.playground()).toBeUndefined();
  });

  it('is not changed, because what it had before is not known', async () => {
    await w.ready();
    const id = await w.claimUpdate({ web: 'v2' });
    spoil();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'stuck' });
    expect(w.calls).toEqual(['look for what is left']);
    expect(w.operation(id)?.failure).toMatchObject({ code: 'UNREADABLE' });
  });

  it('is destroyed like any other', async () => {
    await w.ready();
    const id = await w.claimDestroy();
    spoil();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.playground()).toBeUndefined();
  });
});
