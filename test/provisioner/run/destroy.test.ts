import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../provisioner/contract/errors.ts';
import { MAX_ATTEMPTS } from '../../../provisioner/contract/operation.ts';
import { UnreadableStateError } from '../../../provisioner/engine/errors.ts';
import { brokenAttempts, throws, untilNotPutOff } from '../support/goes-wrong.ts';
import { REMOVAL, type World, worldInFakeTime } from '../support/world.ts';

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
    await expect(untilNotPutOff(w, first)).resolves.toEqual(['put-off', 'put-off', 'stuck']);
    expect(w.playground()).toMatchObject({ state: 'stuck' });
    Object.assign(w.deps, well);
    const second = await w.claimDestroy();
    await expect(w.run(second)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.playground()).toBeUndefined();
  });

  it('takes the lock of a first attempt away before a second, and does not wait for the engine to look at everything', async () => {
    const id = await w.claimDestroy();
    await brokenAttempts(w, id, 1);
    await w.run(id);
    expect(w.calls).toEqual(['unlock', ...REMOVAL]);
  });

  it('has the engine look at everything where a second attempt fails by what the state says', async () => {
    const { destroy } = w.deps.engine;
    w.deps.engine.destroy = async (...given) => {
      if (!w.calls.includes('recover')) throw new UserError('ENGINE_FAILED', 'It has been deregistered before.');
      await destroy(...given);
    };
    const id = await w.claimDestroy();
    await brokenAttempts(w, id, 1);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.calls).toEqual(['unlock', 'remove unknown, knowing 1', 'recover', ...REMOVAL]);
  });

  it('has the engine clear its own lock where the state lies in no bucket', async () => {
    w.deps.state.known = async () => undefined;
    const id = await w.claimDestroy();
    await brokenAttempts(w, id, 1);
    await w.run(id);
    expect(w.calls).toEqual(['unlock', 'recover', ...REMOVAL]);
  });

  it('is not tried for ever', async () => {
    const id = await w.claimDestroy();
    await brokenAttempts(w, id, MAX_ATTEMPTS);
    w.deps.inventory.left = async () => [{ kind: 'security-group', id: 'sg-1' }];
    await expect(w.run(id)).resolves.toMatchObject({ end: 'stuck' });
    expect(w.calls).toEqual([]);
    expect(w.operation(id)?.failure).toMatchObject({ code: 'ATTEMPTS_EXHAUSTED', left: ['security group sg-1'] });
  });

  it('has a receipt: nothing was left by state and lists', async () => {
    const id = await w.claimDestroy();
    await w.run(id);
    expect(w.operation(id)?.receiptAt).toBe(w.deps.now());
  });

  it('waits for lists that are behind, and says what is left where that is not all', async () => {
    let behind = 3;
    w.deps.pause = async () => w.age(3);
    w.deps.inventory.left = async () => (behind-- > 0 ? [{ kind: 'service', id: 'demo-1' }] : []);
    const id = await w.claimDestroy();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    await w.ready();
    w.deps.inventory.left = async () => [{ kind: 'service', id: 'demo-1' }];
    const other = await w.claimDestroy();
    await expect(untilNotPutOff(w, other)).resolves.toEqual(['put-off', 'put-off', 'stuck']);
    expect(w.operation(other)?.failure).toMatchObject({ code: 'NOT_REMOVED', left: ['service demo-1'] });
    expect(w.operation(other)?.receiptAt).toBeUndefined();
    expect(w.playground()).toMatchObject({ state: 'stuck', retryAt: w.deps.now() + 60 });
  });

  it('is not over where AWS cannot be asked what is left', async () => {
    w.deps.inventory.left = throws(new Error('AccessDenied'));
    const id = await w.claimDestroy();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'stuck' });
    expect(w.operation(id)?.failure).not.toHaveProperty('left');
  });

  it('sets a state aside that the engine cannot read, and goes on without one', async () => {
    const { destroy } = w.deps.engine;
    w.deps.state.known = async () => [];
    w.deps.engine.destroy = async (...given) => {
      w.deps.engine.destroy = destroy;
      throw new UnreadableStateError('ENGINE_FAILED', `What is known of ${given[0]} cannot be read.`);
    };
    const id = await w.claimDestroy();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.calls).toEqual(['remove unknown, knowing 0', 'set state aside', ...REMOVAL.slice(1)]);
  });
});
