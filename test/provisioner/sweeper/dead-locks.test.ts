import { beforeEach, describe, expect, it } from 'vitest';
import { type DeadLocksDeps, removeDeadLocks } from '../../../provisioner/sweeper/dead-locks.ts';
import { type World, world } from '../support/world.ts';

let w: World;
let keys: string[];
let deps: DeadLocksDeps;
beforeEach(async () => {
  w = world();
  await w.ready();
  keys = [`${w.playground()?.id}/one.json`];
  deps = {
    registry: w.registry,
    locks: {
      list: async () => keys.map((key) => ({ playgroundId: key.split('/')[0] ?? '', key })),
      remove: async (lock) => {
        keys = keys.filter((key) => key !== lock.key);
      },
    },
    log: { info: () => undefined, error: () => undefined },
  };
});

describe('a lock of the engine', () => {
  it('is removed when nobody works on its playground', async () => {
    await expect(removeDeadLocks(deps)).resolves.toEqual([]);
    expect(keys).toEqual([]);
  });

  it('is left to whoever works on it, or is about to', async () => {
    const id = await w.claimDestroy();
    await removeDeadLocks(deps);
    expect(keys).toHaveLength(1);
    await w.registry.take(id, w.deps.now());
    await removeDeadLocks(deps);
    expect(keys).toHaveLength(1);
  });

  it('is removed where its playground is gone, or another has the name', async () => {
    keys = ['nobody-0a1b2c3d/one.json', 'demo-0a1b2c3d/one.json'];
    await w.claimDestroy();
    await removeDeadLocks(deps);
    expect(keys).toEqual([]);
  });

  it('stays when it was put after the look, whatever else is removed', async () => {
    const { getOperation } = w.registry;
    deps.registry = {
      ...w.registry,
      getOperation: async (id) => {
        const seen = await getOperation(id);
        keys.push(`${w.playground()?.id}/of-a-run-that-begins-now.json`);
        return seen;
      },
    };
    await removeDeadLocks(deps);
    expect(keys).toEqual([expect.stringContaining('of-a-run-that-begins-now')]);
  });

  it('that cannot be removed stops no other, and is a fault of the sweep', async () => {
    const { remove } = deps.locks;
    keys.push('nobody-0a1b2c3d/two.json');
    deps.locks.remove = async (lock) => {
      if (lock.key.endsWith('one.json')) throw new Error('SlowDown');
      await remove(lock);
    };
    await expect(removeDeadLocks(deps)).resolves.toHaveLength(1);
    expect(keys).toEqual([expect.stringContaining('one.json')]);
  });
});
