import { beforeEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../../provisioner/contract/errors.ts';
import { MAX_ATTEMPTS, MAX_CONTINUATIONS } from '../../../provisioner/contract/operation.ts';
import { LEASE_SECONDS } from '../../../provisioner/contract/registry.ts';
import { brokenAttempts, continuations, hangs, throws, untilNotPutOff } from '../support/goes-wrong.ts';
import { REMOVAL, type World, worldInFakeTime } from '../support/world.ts';

let w: World;
beforeEach(() => {
  w = worldInFakeTime();
});

describe('a create', () => {
  it('makes the password, the resources, and waits until the playground is ready', async () => {
    const id = await w.claimCreate();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.calls).toEqual(['ensure password', 'up', 'await ready', 'unlock']);
    expect(w.operation(id)).toMatchObject({ state: 'succeeded', address: 'http://198.51.100.7:8080' });
    expect(w.playground()).toMatchObject({ state: 'ready', address: 'http://198.51.100.7:8080' });
  });

  it('ends with the event of its last change, and every event is of a later change than the one before', async () => {
    const id = await w.claimCreate();
    await w.run(id);
    const sequences = w.published.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(sequences.at(-1)).toBe(w.operation(id)?.sequence);
  });

  it('is ready also where AWS does not let it withdraw what it made once too often', async () => {
    w.deps.leftovers.removeUnused = throws(new Error('Rate exceeded'));
    const id = await w.claimCreate();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.logged).toContainEqual(
      expect.objectContaining({ message: 'Task definitions that nothing uses may be left until it is destroyed.' }),
    );
  });

  it('hands the engine what the playground is made from, and no secret', async () => {
    const up = vi.fn(async () => undefined);
    w.deps.engine = { ...w.deps.engine, up };
    const id = await w.claimCreate();
    await w.run(id);
    const playgroundId = w.operation(id)?.playgroundId;
    expect(up).toHaveBeenCalledWith(
      expect.objectContaining({ id: playgroundId, name: 'demo', ownerId: 'U0ADA0001', operationId: id }),
      expect.anything(),
    );
    expect(JSON.stringify(up.mock.calls)).not.toContain('a-password');
  });

  it.each<[string, (of: World) => void]>([
    [
      'up throws',
      ({ deps }) => Object.assign(deps.engine, { up: throws(new UserError('ENGINE_FAILED', 'It broke.')) }),
    ],
    [
      'it is not ready',
      ({ deps }) => Object.assign(deps, { awaitReady: throws(new UserError('ENGINE_FAILED', 'It broke.')) }),
    ],
    [
      'the password cannot be made',
      ({ deps }) => Object.assign(deps.credentials, { ensure: throws(new UserError('ENGINE_FAILED', 'It broke.')) }),
    ],
  ])('removes what it made and frees the name when %s', async (_case, arrange) => {
    arrange(w);
    const id = await w.claimCreate();
    await expect(untilNotPutOff(w, id)).resolves.toEqual(['put-off', 'put-off', 'failed']);
    expect(w.calls.slice(-REMOVAL.length)).toEqual(REMOVAL);
    expect(w.operation(id)?.failure).toEqual({ code: 'ENGINE_FAILED', reason: 'It broke.', reference: id });
    expect(w.playground()).toBeUndefined();
    expect(w.published.at(-1)?.sequence).toBe(w.operation(id)?.sequence);
  });

  it('never tells people the text of an error that has no words for them', async () => {
    w.deps.awaitReady = throws(new Error('password=hunter2 at 10.0.0.1'));
    const id = await w.claimCreate();
    await w.run(id);
    expect(JSON.stringify(w.operation(id))).not.toContain('hunter2');
    await untilNotPutOff(w, id);
    expect(w.operation(id)?.failure).toMatchObject({ code: 'INTERNAL', reference: id });
    expect(JSON.stringify(w.operation(id))).not.toContain('hunter2');
    expect(w.logged).toContainEqual(expect.objectContaining({ message: 'The playground did not come up.' }));
  });

  it('is stuck, with the reason kept, when what it made cannot be removed', async () => {
    w.deps.awaitReady = throws(new UserError('IMAGE_NOT_FOUND', 'The image is not there.'));
    w.deps.engine.destroy = throws(new Error('DependencyViolation'));
    const id = await w.claimCreate();
    await expect(untilNotPutOff(w, id)).resolves.toEqual(['put-off', 'put-off', 'stuck']);
    expect(w.operation(id)?.failure).toMatchObject({ code: 'NOT_REMOVED', reason: 'The image is not there.' });
    expect(w.playground()).toMatchObject({ state: 'stuck' });
  });

  it('fails in words when there is no such template any more', async () => {
    w.deps.templates = {};
    const id = await w.claimCreate();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(w.calls).not.toContain('up');
  });

  it.each([
    ['is tried again, because S3 may have a bad moment', 2, 3],
    ['is left to the sweeper where S3 goes on refusing: people have what they asked for', Infinity, 4],
  ])("whose engine's lock cannot be removed %s", async (_what, refusals, tries) => {
    let asked = 0;
    w.deps.state.unlock = async () => {
      asked += 1;
      if (asked <= refusals) throw new Error('SlowDown');
    };
    await expect(w.run(await w.claimCreate())).resolves.toMatchObject({ end: 'succeeded' });
    expect(asked).toBe(tries);
  });

  it('recovers the stack before a second attempt, and removes what the stack does not know', async () => {
    const id = await w.claimCreate();
    await brokenAttempts(w, id, 1);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.calls).toEqual(['ensure password', 'recover', 'remove unknown, knowing 1', 'up', 'await ready', 'unlock']);
  });

  it('is removed, and not tried again, when each attempt broke off', async () => {
    const id = await w.claimCreate();
    await brokenAttempts(w, id, MAX_ATTEMPTS);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(w.calls).toEqual(['unlock', ...REMOVAL]);
    expect(w.operation(id)?.failure?.code).toBe('ATTEMPTS_EXHAUSTED');
    expect(w.playground()).toBeUndefined();
  });

  it('is stuck, and touched no more, when its removal broke off too', async () => {
    const id = await w.claimCreate();
    await brokenAttempts(w, id, MAX_ATTEMPTS);
    w.deps.engine.destroy = hangs;
    for (let run = 0; run < MAX_ATTEMPTS; run++) {
      void w.run(id);
      await vi.advanceTimersByTimeAsync(1);
      w.age(LEASE_SECONDS + 10);
      expect(w.operation(id)).toMatchObject({ state: 'running', failure: { code: 'ATTEMPTS_EXHAUSTED' } });
    }
    w.calls.length = 0;
    await expect(w.run(id)).resolves.toMatchObject({ end: 'stuck' });
    expect(w.calls).toEqual(['look for what is left']);
  });

  it('is gone on with as often as that takes, and none of that is an attempt', async () => {
    const id = await w.claimCreate();
    await continuations(w, id, 7);
    await brokenAttempts(w, id, MAX_ATTEMPTS - 1);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
  });

  it('is not gone on with for ever', async () => {
    const id = await w.claimCreate();
    await continuations(w, id, MAX_CONTINUATIONS);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(w.operation(id)?.failure?.code).toBe('ATTEMPTS_EXHAUSTED');
    expect(w.calls).toContain('destroy');
  });

  it('whose undoing is cut short is undone by the next run, for the first reason, and not made anew', async () => {
    w.deps.awaitReady = throws(new UserError('CONTAINER_EXITED', 'Container "api" exited with code 3.'));
    const { destroy } = w.deps.engine;
    w.deps.engine.destroy = hangs;
    const id = await w.claimCreate();
    const cut = w.run(id, 100_000);
    await vi.advanceTimersByTimeAsync(70_000);
    await expect(cut).resolves.toMatchObject({ end: 'requeued' });
    expect(w.operation(id)).toMatchObject({ state: 'queued', continuations: 1 });
    w.deps.engine.destroy = destroy;
    w.calls.length = 0;
    await expect(w.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(w.calls).toEqual(['unlock', ...REMOVAL]);
    expect(w.operation(id)?.failure).toMatchObject({ code: 'CONTAINER_EXITED' });
  });
});
