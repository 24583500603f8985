import { beforeEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../../provisioner/contract/errors.ts';
import { LEASE_RENEW_SECONDS, LEASE_SECONDS, LeaseLostError } from '../../../provisioner/contract/registry.ts';
import { hangs, throws } from '../support/goes-wrong.ts';
import { type World, worldInFakeTime } from '../support/world.ts';

let w: World;
beforeEach(() => {
  w = worldInFakeTime();
});

describe('a lease that is lost', () => {
  it('kills the engine and ends the run without another write, even where the engine hangs', async () => {
    w.deps.engine.up = hangs;
    const id = await w.claimCreate();
    const run = w.run(id);
    await vi.advanceTimersByTimeAsync(1000);
    w.age(LEASE_SECONDS + 10);
    await w.registry.take(id, w.deps.now());
    const others = w.operation(id);
    await vi.advanceTimersByTimeAsync(LEASE_RENEW_SECONDS * 1000);
    await expect(run).resolves.toMatchObject({ end: 'lease-lost' });
    expect(w.calls).toEqual(['ensure password', 'kill']);
    expect(w.operation(id)).toEqual(others);
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
    expect(w.operation(id)).toMatchObject({ state: 'running' });
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

  it.each(['create', 'destroy'] as const)('is not what a renewal says that meets the end of a %s', async (kind) => {
    if (kind === 'destroy') await w.ready();
    const id = kind === 'create' ? await w.claimCreate() : await w.claimDestroy();
    const tell = w.deps.publish;
    w.deps.publish = async (operation) => {
      if (w.operation(id)?.state === 'succeeded') {
        await new Promise((resolve) => setTimeout(resolve, 2 * LEASE_RENEW_SECONDS * 1000));
      }
      await tell(operation);
    };
    const run = w.run(id);
    await vi.advanceTimersByTimeAsync(3 * LEASE_RENEW_SECONDS * 1000);
    await expect(run).resolves.toMatchObject({ end: 'succeeded' });
    expect(w.calls).not.toContain('kill');
    expect(w.published.at(-1)).toMatchObject({ id, sequence: w.operation(id)?.sequence });
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
