import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../provisioner/contract/errors.ts';
import { LockedStackError } from '../../../provisioner/engine/errors.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import { brokenAttempts } from '../support/goes-wrong.ts';
import { type World, world } from '../support/world.ts';

let at: World;
let specs: PlaygroundSpec[];
beforeEach(async () => {
  at = world();
  await at.run(await at.claimCreate());
  at.calls.length = 0;
  specs = [];
  const { up } = at.deps.engine;
  at.deps.engine.up = async (spec, watch) => {
    specs.push(spec);
    await up(spec, watch);
  };
});

const demo = () => at.registry.playgrounds.get('demo');

it('a create has the tags that it was asked for, too', async () => {
  await at.run(await at.claimCreate('tagged', { web: 'v3' }));
  expect(specs).toMatchObject([{ name: 'tagged', tags: { web: 'v3' } }]);
});

describe('an update', () => {
  it('turns the tasks over with the new tags, and keeps stack, expiry and credentials', async () => {
    const before = demo();
    at.deps.awaitReady = async () => 'http://198.51.100.9:8080';
    const id = await at.claimUpdate({ web: 'v2' });
    expect(demo()?.state).toBe('updating');
    await expect(at.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(specs).toMatchObject([{ id: before?.id, tags: { web: 'v2' }, turn: id, expiresAt: before?.expiresAt }]);
    expect(demo()).toMatchObject({
      id: before?.id,
      state: 'ready',
      address: 'http://198.51.100.9:8080',
      tags: { web: 'v2' },
      expiresAt: before?.expiresAt,
    });
    expect(at.calls).not.toContain('remove password');
  });

  it('keeps the tags that an earlier one gave other services', async () => {
    await at.run(await at.claimUpdate({ web: 'v2' }));
    await at.run(await at.claimUpdate({ api: 'v7' }));
    expect(specs.at(-1)?.tags).toEqual({ web: 'v2', api: 'v7' });
    expect(demo()?.tags).toEqual({ web: 'v2', api: 'v7' });
  });

  it('that does not become healthy is taken back, and says why', async () => {
    let waits = 0;
    at.deps.awaitReady = async () => {
      if (++waits === 1) throw new UserError('IMAGE_NOT_FOUND', 'There is no tag v9.');
      return 'http://198.51.100.10:8080';
    };
    const id = await at.claimUpdate({ web: 'v9' });
    await expect(at.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(specs.map(({ tags }) => tags)).toEqual([{ web: 'v9' }, undefined]);
    expect(specs[1]?.turn).not.toBe(specs[0]?.turn);
    expect(at.registry.operations.get(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'IMAGE_NOT_FOUND', reason: 'There is no tag v9.' },
    });
    expect(demo()).toMatchObject({ state: 'ready', address: 'http://198.51.100.10:8080' });
    expect(demo()?.tags).toBeUndefined();
  });

  it('that cannot be taken back either leaves the playground to its owner, down, and removes nothing', async () => {
    const { awaitReady } = at.deps;
    at.deps.awaitReady = async () => {
      throw new UserError('NOT_HEALTHY', 'It failed its health check.\nIts last lines:\nno licence');
    };
    const id = await at.claimUpdate({ web: 'v9' });
    await expect(at.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(at.registry.operations.get(id)?.failure).toMatchObject({
      code: 'NOT_TAKEN_BACK',
      reason: expect.stringContaining('It failed its health check.'),
    });
    expect(demo()).toMatchObject({
      state: 'ready',
      health: { downSince: at.deps.now(), stopReason: 'It failed its health check.' },
    });
    expect(demo()?.address).toBeUndefined();
    expect(at.calls).not.toContain('destroy');
    expect((await at.registry.due(at.deps.now() + 120)).playgrounds).toEqual([]);

    at.deps.awaitReady = awaitReady;
    await expect(at.run(await at.claimUpdate({ web: 'v3' }))).resolves.toMatchObject({ end: 'succeeded' });
    expect(demo()).toMatchObject({ state: 'ready', tags: { web: 'v3' }, address: expect.any(String) });
    expect(demo()?.health).toBeUndefined();
  });

  it('whose first attempt broke off clears what that left before it goes on', async () => {
    const id = await at.claimUpdate({ web: 'v2' });
    await brokenAttempts(at, id, 1);
    at.calls.length = 0;
    await expect(at.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(at.calls.indexOf('recover')).toBeLessThan(at.calls.indexOf('up'));
    expect(at.calls).toContain('recover');
  });

  it('that finds a dead run’s lock clears what that run left, and goes on', async () => {
    const up = at.deps.engine.up;
    at.deps.engine.up = async () => {
      at.deps.engine.up = up;
      throw new LockedStackError('ENGINE_FAILED', 'Another run was writing to the same stack.');
    };
    at.calls.length = 0;
    await expect(at.run(await at.claimUpdate({ web: 'v2' }))).resolves.toMatchObject({ end: 'succeeded' });
    expect(at.calls.indexOf('recover')).toBeLessThan(at.calls.indexOf('up'));
    expect(at.calls).toContain('recover');
  });

  it('whose way back is cut short is taken back by the next run, and not tried anew', async () => {
    at.deps.awaitReady = async () => {
      throw new UserError('IMAGE_NOT_FOUND', 'There is no tag v9.');
    };
    const { up } = at.deps.engine;
    at.deps.engine.up = async (spec, watch) => {
      if (spec.tags) return up(spec, watch);
      // Told to stop while it goes back.
      stop.abort();
      watch.signal.throwIfAborted();
    };
    const stop = new AbortController();
    const id = await at.claimUpdate({ web: 'v9' });
    await expect(at.run(id, undefined, stop.signal)).resolves.toMatchObject({ end: 'requeued' });
    specs = [];
    at.deps.engine.up = up;
    at.deps.awaitReady = async () => 'http://198.51.100.10:8080';
    await expect(at.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(specs.map(({ tags }) => tags)).toEqual([undefined]);
    expect(at.registry.operations.get(id)?.failure).toMatchObject({ code: 'IMAGE_NOT_FOUND' });
  });

  it('that ended well is not taken back because nobody could be told', async () => {
    const id = await at.claimUpdate({ web: 'v2' });
    at.deps.publish = async () => {
      if (at.registry.operations.get(id)?.state === 'succeeded') throw new Error('SNS is down');
    };
    await expect(at.run(id)).rejects.toThrow('SNS is down');
    expect(demo()).toMatchObject({ state: 'ready', tags: { web: 'v2' } });
    expect(specs).toHaveLength(1);
  });

  it('that broke off too often is taken back', async () => {
    const id = await at.claimUpdate({ web: 'v2' });
    await brokenAttempts(at, id, 3);
    await expect(at.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(at.registry.operations.get(id)?.failure?.code).toBe('ATTEMPTS_EXHAUSTED');
    expect(demo()).toMatchObject({ state: 'ready' });
    expect(specs.map(({ tags }) => tags)).toEqual([undefined]);
  });
});

describe('a restart', () => {
  it('turns the tasks over with the tags that they have', async () => {
    await at.run(await at.claimUpdate({ web: 'v2' }));
    const id = await at.claimUpdate();
    await expect(at.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(specs.at(-1)).toMatchObject({ tags: { web: 'v2' }, turn: id });
  });
});
