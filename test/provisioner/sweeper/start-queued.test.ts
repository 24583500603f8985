import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../../provisioner/contract/event.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import { NoPlaceError } from '../../../provisioner/contract/registry/places.ts';
import { startQueued } from '../../../provisioner/sweeper/start-queued.ts';
import { type World, world } from '../support/world.ts';

let w: World;
let began: number;
let events: Event[];
let row: () => Operation;
beforeEach(async () => {
  w = world();
  began = w.deps.now();
  events = [];
  const id = await w.claimCreate();
  row = () => w.operation(id) as Operation;
});

const start = (after: number, invoke = async (id: string): Promise<void> => void w.invoked.push(id)) =>
  startQueued(
    row(),
    { registry: w.registry, invoke, publish: async (event) => void events.push(event) },
    began + after,
  );
const full = async (id: string): Promise<never> => {
  throw new NoPlaceError(id);
};
const isDue = async (after: number) => (await w.registry.due(began + after)).operations.length > 0;

describe('an operation that nobody has taken', () => {
  it('is started, and nobody is told of the first time', async () => {
    await expect(start(60)).resolves.toBe(true);
    expect(w.invoked).toEqual([row().id]);
    expect(events).toEqual([]);
    expect(row().waiting).toBeUndefined();
  });

  it('is said to wait for its turn when that was of no use, once', async () => {
    for (const after of [60, 120, 240, 480]) await start(after);
    expect(row().waiting).toBe(true);
    expect(events).toEqual([{ type: 'operation-changed', operationId: row().id, sequence: row().sequence }]);
  });

  it('is asked for at ever longer intervals, because Lambda keeps each start that it cannot make', async () => {
    const gaps: number[] = [];
    for (let after = 60, last = 60; after < 3600; after += 60) {
      if (!(await isDue(after))) continue;
      await start(after);
      gaps.push((after - last) / 60);
      last = after;
    }
    expect(gaps.slice(0, 8)).toEqual([0, 1, 2, 4, 8, 8, 8, 8]);
  });

  it('waits for a place, is told so at once, and asks for one every minute', async () => {
    await expect(start(60, full)).resolves.toBe(false);
    expect(row().waiting).toBe(true);
    expect(events).toHaveLength(1);
    expect([await isDue(119), await isDue(120)]).toEqual([false, true]);
  });

  it('is left to whoever has taken it meanwhile', async () => {
    const taking = async (id: string): Promise<void> => void (await w.registry.take(id, began + 300));
    await start(300, taking);
    expect(row()).toMatchObject({ state: 'running' });
    expect(row().waiting).toBeUndefined();
    expect(events).toEqual([]);
  });
});

it('what cannot be started for another reason is told', async () => {
  const broken = async (): Promise<never> => {
    throw new Error('throttled');
  };
  await expect(start(60, broken)).rejects.toThrow('throttled');
});
