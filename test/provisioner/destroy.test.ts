import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../provisioner/contract/errors.ts';
import { MAX_ATTEMPTS } from '../../provisioner/contract/operation.ts';
import { brokenAttempts, throws } from './support/goes-wrong.ts';
import { REMOVAL, type World, worldInFakeTime } from './support/world.ts';

let w: World;
beforeEach(() => {
  w = worldInFakeTime();
});

describe('a destroy', () => {
  beforeEach(() => w.ready());

  it('removes everything, the password last, and frees the name', async () => {
    const id = await w.claimDestroy();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.calls).toEqual(REMOVAL);
    expect(w.playground()).toBeUndefined();
    expect(w.published.at(-1)?.sequence).toBe(w.operation(id)?.sequence);
  });

  it.each([
    [
      'the engine',
      (of: World) => Object.assign(of.deps.engine, { destroy: throws(new UserError('ENGINE_FAILED', 'It broke.')) }),
    ],
    [
      'a leftover',
      (of: World) =>
        Object.assign(of.deps.leftovers, { removeAll: throws(new UserError('ENGINE_FAILED', 'It broke.')) }),
    ],
    [
      'the password',
      (of: World) =>
        Object.assign(of.deps.credentials, { remove: throws(new UserError('ENGINE_FAILED', 'It broke.')) }),
    ],
  ])('leaves the playground stuck when %s cannot be removed, and can be repeated', async (_case, arrange) => {
    const well = {
      engine: { ...w.deps.engine },
      leftovers: { ...w.deps.leftovers },
      credentials: { ...w.deps.credentials },
    };
    arrange(w);
    const first = await w.claimDestroy();
    await expect(w.run(first)).resolves.toMatchObject({ end: 'stuck' });
    expect(w.playground()).toMatchObject({ state: 'stuck' });
    Object.assign(w.deps, well);
    const second = await w.claimDestroy();
    await expect(w.run(second)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.playground()).toBeUndefined();
  });

  it('recovers the stack before a second attempt', async () => {
    const id = await w.claimDestroy();
    await brokenAttempts(w, id, 1);
    await w.run(id);
    expect(w.calls).toEqual(['recover', 'remove unknown, knowing 1', ...REMOVAL]);
  });

  it('is not tried for ever', async () => {
    const id = await w.claimDestroy();
    await brokenAttempts(w, id, MAX_ATTEMPTS);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'stuck' });
    expect(w.calls).toEqual([]);
    expect(w.operation(id)?.failure?.code).toBe('ATTEMPTS_EXHAUSTED');
  });
});
