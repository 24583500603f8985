import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hangs } from '../support/goes-wrong.ts';
import { LAMBDA_MS, type World, worldInFakeTime } from '../support/world.ts';

let w: World;
beforeEach(() => {
  w = worldInFakeTime();
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
    expect(w.operation(id)).toMatchObject({ state: 'queued' });
    expect(w.published.at(-1)?.sequence).toBe(w.operation(id)?.sequence);
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
    expect(w.operation(id)).toMatchObject({ state: 'queued' });
  });

  it('has given the operation back within the 10 s that Docker waits, even where the engine hangs', async () => {
    w.deps.engine.up = hangs;
    const id = await w.claimCreate();
    const stop = new AbortController();
    const run = w.run(id, LAMBDA_MS, stop.signal);
    await vi.advanceTimersByTimeAsync(1_000);
    stop.abort();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(w.operation(id)).toMatchObject({ state: 'queued' });
    await expect(run).resolves.toMatchObject({ end: 'requeued' });
    expect(w.calls).toContain('kill');
  });

  it('before it began gives the operation back as well', async () => {
    const id = await w.claimCreate();
    const run = w.run(id, LAMBDA_MS, AbortSignal.abort());
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(run).resolves.toMatchObject({ end: 'requeued' });
    expect(w.operation(id)).toMatchObject({ state: 'queued' });
  });

  it('leaves nothing behind when it ends before', async () => {
    const { signal } = new AbortController();
    const remove = vi.spyOn(signal, 'removeEventListener');
    await w.run(await w.claimCreate(), LAMBDA_MS, signal);
    expect(remove).toHaveBeenCalledWith('abort', expect.anything());
    expect(vi.getTimerCount()).toBe(0);
  });
});
