import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../provisioner/contract/errors.ts';
import { continuations, throws, untilNotPutOff } from '../support/goes-wrong.ts';
import { REMOVAL, type World, worldInFakeTime } from '../support/world.ts';

let w: World;
beforeEach(() => {
  w = worldInFakeTime();
});

const throttled = () => throws(new UserError('ENGINE_FAILED', 'AWS had too many requests at that moment.'));

describe('a destroy that fails', () => {
  beforeEach(() => w.ready());

  it('is tried three times before anybody is told that it is stuck', async () => {
    w.deps.engine.destroy = throttled();
    const id = await w.claimDestroy();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'put-off' });
    expect(w.playground()).toMatchObject({ state: 'destroying' });
    expect(w.operation(id)).toMatchObject({
      state: 'queued',
      putOff: {
        failure: { code: 'ENGINE_FAILED', reason: 'AWS had too many requests at that moment.', reference: id },
        nextAt: w.deps.now() + 60,
      },
    });
    expect(w.operation(id)?.failure).toBeUndefined();
    expect(w.published.at(-1)?.sequence).toBe(w.operation(id)?.sequence);
    expect(w.invoked).toEqual([]);
    w.age(60);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'put-off' });
    expect(w.operation(id)?.putOff?.nextAt).toBe(w.deps.now() + 120);
    w.age(120);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'stuck' });
    expect(w.playground()).toMatchObject({ state: 'stuck' });
    expect(w.operation(id)?.failure).toMatchObject({ code: 'ENGINE_FAILED' });
  });

  it('is taken up by the sweeper when it is time, and not before', async () => {
    w.deps.engine.destroy = throttled();
    const id = await w.claimDestroy();
    await w.run(id);
    const dueIn = async (seconds: number) =>
      (await w.registry.due(w.deps.now() + seconds)).operations.map((operation) => operation.id);
    expect(await dueIn(59)).not.toContain(id);
    expect(await dueIn(60)).toContain(id);
  });

  it('ends well where the second try does', async () => {
    const { destroy } = w.deps.engine;
    w.deps.engine.destroy = throttled();
    const id = await w.claimDestroy();
    await w.run(id);
    w.deps.engine.destroy = destroy;
    w.calls.length = 0;
    await expect(untilNotPutOff(w, id)).resolves.toEqual(['succeeded']);
    expect(w.calls).toEqual(['unlock', ...REMOVAL]);
    expect(w.playground()).toBeUndefined();
  });

  it('is not tried again where AWS does not allow it', async () => {
    w.deps.engine.destroy = throws(
      new UserError('ENGINE_FAILED', 'AWS did not allow it.', { cause: new Error('AccessDenied') }),
    );
    await expect(untilNotPutOff(w, await w.claimDestroy())).resolves.toEqual(['stuck']);
  });

  it('has three tries however often it was gone on with', async () => {
    w.deps.engine.destroy = throttled();
    const id = await w.claimDestroy();
    await continuations(w, id, 5);
    await expect(untilNotPutOff(w, id)).resolves.toEqual(['put-off', 'put-off', 'stuck']);
  });
});

describe('a create that fails', () => {
  it('is made by a later try where the first met a bad moment', async () => {
    const { up } = w.deps.engine;
    w.deps.engine.up = throttled();
    const id = await w.claimCreate();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'put-off' });
    expect(w.playground()).toMatchObject({ state: 'creating' });
    w.deps.engine.up = up;
    await expect(untilNotPutOff(w, id)).resolves.toEqual(['succeeded']);
    expect(w.playground()).toMatchObject({ state: 'ready' });
  });

  it('is removed by the third try, in that very run', async () => {
    w.deps.engine.up = throttled();
    const id = await w.claimCreate();
    await expect(untilNotPutOff(w, id)).resolves.toEqual(['put-off', 'put-off', 'failed']);
    expect(w.operation(id)?.failure).toMatchObject({ reason: 'AWS had too many requests at that moment.' });
    expect(w.playground()).toBeUndefined();
  });

  it('has three tries of its removal too, with what it failed for kept', async () => {
    w.deps.awaitReady = throws(new UserError('IMAGE_NOT_FOUND', 'The image is not there.'));
    w.deps.engine.destroy = throttled();
    const id = await w.claimCreate();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'put-off' });
    expect(w.operation(id)).toMatchObject({
      failure: { code: 'IMAGE_NOT_FOUND' },
      putOff: { failure: { code: 'ENGINE_FAILED' } },
    });
    w.calls.length = 0;
    await expect(untilNotPutOff(w, id)).resolves.toEqual(['put-off', 'stuck']);
    expect(w.calls).not.toContain('up');
    expect(w.operation(id)?.failure).toMatchObject({ code: 'NOT_REMOVED', reason: 'The image is not there.' });
  });

  it('has them also after a making that took three', async () => {
    w.deps.engine.up = throttled();
    w.deps.engine.destroy = throttled();
    await expect(untilNotPutOff(w, await w.claimCreate())).resolves.toEqual([
      ...['put-off', 'put-off'],
      ...['put-off', 'put-off', 'stuck'],
    ]);
  });
});

describe('an update that fails', () => {
  beforeEach(() => w.ready());

  it('is tried again before what it had comes back', async () => {
    const { up } = w.deps.engine;
    const turns: (string | undefined)[] = [];
    w.deps.engine.up = async (spec, watch) => {
      turns.push(spec.tags?.['web']);
      if (turns.length === 1) throw new UserError('ENGINE_FAILED', 'AWS had too many requests at that moment.');
      await up(spec, watch);
    };
    const id = await w.claimUpdate({ web: 'v2' });
    await expect(untilNotPutOff(w, id)).resolves.toEqual(['put-off', 'succeeded']);
    expect(turns).toEqual(['v2', 'v2']);
  });

  it('goes on going back, so that a lock that cannot be removed for a minute does not leave it down', async () => {
    const { awaitReady } = w.deps;
    const { recover } = w.deps.engine;
    w.deps.awaitReady = throws(new UserError('NOT_HEALTHY', 'Container "web" failed its health check.'));
    w.deps.engine.recover = throws(new UserError('ENGINE_FAILED', 'S3 did not take the lock away.'));
    const id = await w.claimUpdate({ web: 'v9' });
    await expect(w.run(id)).resolves.toMatchObject({ end: 'put-off' });
    expect(w.playground()).toMatchObject({ state: 'updating' });
    w.deps.awaitReady = awaitReady;
    w.deps.engine.recover = recover;
    await expect(untilNotPutOff(w, id)).resolves.toEqual(['failed']);
    expect(w.operation(id)?.failure).toMatchObject({ code: 'NOT_HEALTHY' });
    expect(w.playground()).toMatchObject({ state: 'ready', address: expect.any(String) });
  });
});
