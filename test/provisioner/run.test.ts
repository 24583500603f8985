import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../provisioner/contract/errors.ts';
import { MAX_ATTEMPTS } from '../../provisioner/contract/operation.ts';
import { LEASE_RENEW_SECONDS, LEASE_SECONDS, LeaseLostError } from '../../provisioner/contract/registry.ts';
import { brokenAttempts, LAMBDA_MS, type World, world } from './support/world.ts';

const REMOVAL = ['destroy', 'remove leftovers', 'remove state copy', 'remove password'];

let w: World;
beforeEach(() => {
  vi.useFakeTimers();
  w = world();
});
afterEach(() => {
  vi.useRealTimers();
});

const operation = (id: string) => w.registry.operations.get(id);
const playground = (name = 'demo') => w.registry.playgrounds.get(name);
const throws = (error: unknown) => async (): Promise<never> => {
  throw error;
};
/** Like an engine that ignores everything, until it is killed. */
const hangs = (): Promise<never> => new Promise(() => undefined);

async function ready(): Promise<void> {
  await w.run(await w.claimCreate());
  w.calls.length = 0;
  w.published.length = 0;
}

describe('a create', () => {
  it('makes the password, the resources, and waits until the playground is ready', async () => {
    const id = await w.claimCreate();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.calls).toEqual(['ensure password', 'up', 'await ready']);
    expect(operation(id)).toMatchObject({ state: 'succeeded', address: 'http://198.51.100.7:8080' });
    expect(playground()).toMatchObject({ state: 'ready', address: 'http://198.51.100.7:8080' });
  });

  it('ends with the event of its last change, and every event is of a later change than the one before', async () => {
    const id = await w.claimCreate();
    await w.run(id);
    const sequences = w.published.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(sequences.at(-1)).toBe(operation(id)?.sequence);
  });

  it('hands the engine what the playground is made from, and no secret', async () => {
    const up = vi.fn(async () => undefined);
    w.deps.engine = { ...w.deps.engine, up };
    const id = await w.claimCreate();
    await w.run(id);
    const playgroundId = operation(id)?.playgroundId;
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
    await expect(w.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(w.calls.slice(-REMOVAL.length)).toEqual(REMOVAL);
    expect(operation(id)?.failure).toEqual({ code: 'ENGINE_FAILED', reason: 'It broke.', reference: id });
    expect(playground()).toBeUndefined();
    expect(w.published.at(-1)?.sequence).toBe(operation(id)?.sequence);
  });

  it('never tells people the text of an error that has no words for them', async () => {
    w.deps.awaitReady = throws(new Error('password=hunter2 at 10.0.0.1'));
    const id = await w.claimCreate();
    await w.run(id);
    expect(operation(id)?.failure).toMatchObject({ code: 'INTERNAL', reference: id });
    expect(JSON.stringify(operation(id))).not.toContain('hunter2');
    expect(w.logged).toContainEqual(expect.objectContaining({ message: 'The playground did not come up.' }));
  });

  it('is stuck, with the reason kept, when what it made cannot be removed', async () => {
    w.deps.awaitReady = throws(new UserError('IMAGE_NOT_FOUND', 'The image is not there.'));
    w.deps.engine.destroy = throws(new Error('DependencyViolation'));
    const id = await w.claimCreate();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'stuck' });
    expect(operation(id)?.failure).toMatchObject({ code: 'NOT_REMOVED', reason: 'The image is not there.' });
    expect(playground()).toMatchObject({ state: 'stuck' });
  });

  it('fails in words when there is no such template any more', async () => {
    w.deps.templates = {};
    const id = await w.claimCreate();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(w.calls).not.toContain('up');
  });

  it('recovers the stack before a second attempt, and removes what the stack does not know', async () => {
    const id = await w.claimCreate();
    await brokenAttempts(w, id, 1);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.calls).toEqual(['ensure password', 'recover', 'remove unknown, knowing 1', 'up', 'await ready']);
  });

  it('is removed, and not tried again, when each attempt broke off', async () => {
    const id = await w.claimCreate();
    await brokenAttempts(w, id, MAX_ATTEMPTS);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(w.calls).toEqual(['recover', 'remove unknown, knowing 1', ...REMOVAL]);
    expect(operation(id)?.failure?.code).toBe('ATTEMPTS_EXHAUSTED');
    expect(playground()).toBeUndefined();
  });

  it('is stuck, and touched no more, when its removal broke off too', async () => {
    const id = await w.claimCreate();
    await brokenAttempts(w, id, MAX_ATTEMPTS + 1);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'stuck' });
    expect(w.calls).toEqual([]);
  });
});

describe('a destroy', () => {
  beforeEach(ready);

  it('removes everything, the password last, and frees the name', async () => {
    const id = await w.claimDestroy();
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.calls).toEqual(REMOVAL);
    expect(playground()).toBeUndefined();
    expect(w.published.at(-1)?.sequence).toBe(operation(id)?.sequence);
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
    expect(playground()).toMatchObject({ state: 'stuck' });
    Object.assign(w.deps, well);
    const second = await w.claimDestroy();
    await expect(w.run(second)).resolves.toMatchObject({ end: 'succeeded' });
    expect(playground()).toBeUndefined();
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
    expect(operation(id)?.failure?.code).toBe('ATTEMPTS_EXHAUSTED');
  });
});

describe('an event', () => {
  it('that comes twice runs the operation once', async () => {
    const id = await w.claimCreate();
    let finish: () => void = () => undefined;
    w.deps.awaitReady = () =>
      new Promise((resolve) => {
        finish = () => resolve('http://198.51.100.7:8080');
      });
    const first = w.run(id);
    await vi.waitFor(() => expect(w.calls).toContain('up'));
    await expect(w.run(id)).resolves.toEqual({ end: 'held' });
    finish();
    await first;
    await expect(w.run(id)).resolves.toEqual({ end: 'finished' });
    expect(w.calls.filter((call) => call === 'up')).toHaveLength(1);
  });

  it('of an operation that nobody claimed is refused, and touches nothing', async () => {
    await expect(w.run('op-00000000000000000000')).rejects.toThrow('op-00000000000000000000 is not in the registry');
    expect(w.calls).toEqual([]);
  });
});

describe('a lease that is lost', () => {
  it('kills the engine and ends the run without another write, even where the engine hangs', async () => {
    w.deps.engine.up = hangs;
    const id = await w.claimCreate();
    const run = w.run(id);
    await vi.advanceTimersByTimeAsync(1000);
    w.age(LEASE_SECONDS + 10);
    await w.registry.take(id, w.deps.now());
    const others = operation(id);
    await vi.advanceTimersByTimeAsync(LEASE_RENEW_SECONDS * 1000);
    await expect(run).resolves.toMatchObject({ end: 'lease-lost' });
    expect(w.calls).toEqual(['ensure password', 'kill']);
    expect(operation(id)).toEqual(others);
  });

  it('does not take the engine that it killed for one that failed', async () => {
    let die: (error: Error) => void = () => undefined;
    w.deps.engine.up = () =>
      new Promise((_resolve, reject) => {
        die = reject;
      });
    w.deps.engine.kill = async () => {
      die(new UserError('ENGINE_FAILED', 'The engine was killed.'));
      // The run hears of the engine's end before the kill is over.
      await vi.advanceTimersByTimeAsync(1);
    };
    const id = await w.claimCreate();
    w.deps.leases = { ...w.registry, renew: throws(new LeaseLostError(id)) };
    const run = w.run(id);
    await vi.advanceTimersByTimeAsync(LEASE_RENEW_SECONDS * 1000);
    await expect(run).resolves.toMatchObject({ end: 'lease-lost' });
    expect(w.calls).toEqual(['ensure password']);
    expect(operation(id)).toMatchObject({ state: 'running' });
  });

  it('is noticed by progress too', async () => {
    const id = await w.claimCreate();
    w.deps.leases = { ...w.registry, progress: throws(new LeaseLostError(id)) };
    w.deps.engine.up = hangs;
    await expect(w.run(id)).resolves.toMatchObject({ end: 'lease-lost' });
    expect(w.calls).toContain('kill');
  });

  it('does not remove what the other attempt works on', async () => {
    const id = await w.claimCreate();
    w.deps.leases = { ...w.registry, ready: throws(new LeaseLostError(id)) };
    await expect(w.run(id)).resolves.toMatchObject({ end: 'lease-lost' });
    expect(w.calls).not.toContain('destroy');
  });

  it('breaks the run loudly when the engine cannot be killed', async () => {
    w.deps.engine.up = hangs;
    w.deps.engine.kill = throws(new Error('there is no ps'));
    const id = await w.claimCreate();
    w.deps.leases = { ...w.registry, renew: throws(new LeaseLostError(id)) };
    const run = w.run(id);
    const broken = expect(run).rejects.toThrow('there is no ps');
    await vi.advanceTimersByTimeAsync(LEASE_RENEW_SECONDS * 1000);
    await broken;
  });
});

describe('a run whose time is up', () => {
  it('interrupts the engine, gives the operation back and says so', async () => {
    w.deps.engine.up = (_spec, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('interrupted'))));
    const id = await w.claimCreate();
    const run = w.run(id, 100_000);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(run).resolves.toMatchObject({ end: 'requeued' });
    expect(w.calls).not.toContain('destroy');
    expect(operation(id)).toMatchObject({ state: 'queued' });
    expect(w.published.at(-1)?.sequence).toBe(operation(id)?.sequence);
  });

  it('kills an engine that ignores the interrupt', async () => {
    w.deps.engine.up = hangs;
    const id = await w.claimCreate();
    const run = w.run(id, 100_000);
    await vi.advanceTimersByTimeAsync(69_000);
    expect(w.calls).not.toContain('kill');
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(run).resolves.toMatchObject({ end: 'requeued' });
    expect(w.calls).toContain('kill');
  });

  it('goes on in another invocation', async () => {
    const up = w.deps.engine.up;
    w.deps.engine.up = hangs;
    const id = await w.claimCreate();
    const run = w.run(id, 100_000);
    await vi.advanceTimersByTimeAsync(70_000);
    await run;
    w.deps.engine.up = up;
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.calls).toContain('recover');
  });

  it('leaves no timer behind when it ends before', async () => {
    await w.run(await w.claimCreate(), LAMBDA_MS);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a run that is told to stop', () => {
  it('interrupts the engine and gives the operation back', async () => {
    w.deps.engine.up = (_spec, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('interrupted'))));
    const id = await w.claimCreate();
    const stop = new AbortController();
    const run = w.run(id, LAMBDA_MS, stop.signal);
    await vi.advanceTimersByTimeAsync(1_000);
    stop.abort();
    await expect(run).resolves.toMatchObject({ end: 'requeued' });
    expect(w.calls).not.toContain('kill');
    expect(operation(id)).toMatchObject({ state: 'queued' });
  });

  it('has given the operation back within the 10 s that Docker waits, even where the engine hangs', async () => {
    w.deps.engine.up = hangs;
    const id = await w.claimCreate();
    const stop = new AbortController();
    const run = w.run(id, LAMBDA_MS, stop.signal);
    await vi.advanceTimersByTimeAsync(1_000);
    stop.abort();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(operation(id)).toMatchObject({ state: 'queued' });
    await expect(run).resolves.toMatchObject({ end: 'requeued' });
    expect(w.calls).toContain('kill');
  });

  it('before it began gives the operation back as well', async () => {
    const id = await w.claimCreate();
    const run = w.run(id, LAMBDA_MS, AbortSignal.abort());
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(run).resolves.toMatchObject({ end: 'requeued' });
    expect(operation(id)).toMatchObject({ state: 'queued' });
  });

  it('leaves nothing behind when it ends before', async () => {
    const { signal } = new AbortController();
    const remove = vi.spyOn(signal, 'removeEventListener');
    await w.run(await w.claimCreate(), LAMBDA_MS, signal);
    expect(remove).toHaveBeenCalledWith('abort', expect.anything());
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the last write', () => {
  /** Progress that takes its time to arrive; tells in which order the writes were begun and done. */
  function slowProgress(): string[] {
    const order: string[] = [];
    const { progress, ready: isReady, gone } = w.registry;
    w.deps.leases = {
      ...w.registry,
      progress: async (held, value) => {
        order.push('progress begins');
        await new Promise((resolve) => setTimeout(resolve, 500));
        order.push('progress is written');
        return progress(held, value);
      },
      ready: async (...given) => {
        order.push('the end');
        return isReady(...given);
      },
      gone: async (...given) => {
        order.push('the end');
        return gone(...given);
      },
    };
    return order;
  }

  it.each(['create', 'destroy'] as const)('of a %s comes after all progress', async (kind) => {
    if (kind === 'destroy') await ready();
    const id = kind === 'create' ? await w.claimCreate() : await w.claimDestroy();
    const order = slowProgress();
    const run = w.run(id);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(run).resolves.toMatchObject({ end: 'succeeded' });
    expect(order.slice(0, 2)).toEqual(['progress begins', 'progress is written']);
    expect(order.at(-1)).toBe('the end');
    expect(order.filter((step) => step === 'the end')).toHaveLength(1);
  });
});

describe('what cannot be told', () => {
  it('is not worth the operation when it is progress', async () => {
    const publish = w.deps.publish;
    const id = await w.claimCreate();
    w.deps.publish = async (changed) => {
      if (operation(id)?.state === 'running') throw new Error('SNS is down');
      await publish(changed);
    };
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.published).toHaveLength(1);
  });

  it('breaks the run when it is the end, so that the alerts channel hears', async () => {
    const id = await w.claimCreate();
    w.deps.publish = throws(new Error('SNS is down'));
    await expect(w.run(id)).rejects.toThrow('SNS is down');
    expect(operation(id)).toMatchObject({ state: 'succeeded' });
  });
});
