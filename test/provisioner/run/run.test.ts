import { beforeEach, describe, expect, it, vi } from 'vitest';
import { throws } from '../support/goes-wrong.ts';
import { type World, worldInFakeTime } from '../support/world.ts';

let w: World;
beforeEach(() => {
  w = worldInFakeTime();
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
    if (kind === 'destroy') await w.ready();
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
      if (w.operation(id)?.state === 'running') throw new Error('SNS is down');
      await publish(changed);
    };
    await expect(w.run(id)).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.published).toHaveLength(1);
  });

  it('breaks the run when it is the end, so that the alerts channel hears', async () => {
    const id = await w.claimCreate();
    w.deps.publish = throws(new Error('SNS is down'));
    await expect(w.run(id)).rejects.toThrow('SNS is down');
    expect(w.operation(id)).toMatchObject({ state: 'succeeded' });
  });
});
