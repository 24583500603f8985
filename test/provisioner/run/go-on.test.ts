import { beforeEach, describe, expect, it } from 'vitest';
import { goOn } from '../../../provisioner/run/go-on.ts';
import { continuations, throws } from '../support/goes-wrong.ts';
import { type World, world } from '../support/world.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html */
const LAMBDA_STOPS_A_CHAIN_AT = 16;

let w: World;
beforeEach(() => {
  w = world();
});

/** A run that is told to stop before it has begun. */
const cutShort = (id: string) => w.run(id, undefined, AbortSignal.abort());

describe('an operation that is given back', () => {
  it('is gone on with in another run at once', async () => {
    const id = await w.claimCreate();
    await expect(cutShort(id)).resolves.toMatchObject({ end: 'requeued' });
    expect(w.invoked).toEqual([id]);
    expect(w.operation(id)).toMatchObject({ state: 'queued', continuations: 1 });
  });

  it('is given back all the same where the next run cannot be asked for, and that is told', async () => {
    w.deps.askForRun = throws(new Error('throttled'));
    const id = await w.claimCreate();
    await expect(cutShort(id)).resolves.toMatchObject({ end: 'requeued' });
    expect(w.published.at(-1)?.sequence).toBe(w.operation(id)?.sequence);
    expect(JSON.stringify(w.logged)).toContain('the sweeper does that');
  });

  it('waits for the sweeper where a process cannot start another', async () => {
    w.deps.askForRun = undefined;
    const id = await w.claimCreate();
    await expect(cutShort(id)).resolves.toMatchObject({ end: 'requeued' });
    expect(w.invoked).toEqual([]);
  });

  it('never makes a chain that Lambda would take for a loop, however often it is given back', async () => {
    const chains: number[] = [1];
    for (let given = 1; given <= 60; given++) {
      await goOn({ id: 'op-1', continuations: given }, w.deps);
      if (w.invoked.length > 0) chains[chains.length - 1] = (chains.at(-1) ?? 0) + 1;
      // The sweeper's invocation is the first of a chain of its own.
      else chains.push(1);
      w.invoked.length = 0;
    }
    expect(chains.length).toBeGreaterThan(2);
    expect(Math.max(...chains)).toBeLessThan(LAMBDA_STOPS_A_CHAIN_AT);
  });

  it('is not gone on with when it has been so too often', async () => {
    const id = await w.claimCreate();
    await continuations(w, id, 20);
    await expect(w.run(id)).resolves.toMatchObject({ end: 'failed' });
    expect(w.invoked).toEqual([]);
  });
});
