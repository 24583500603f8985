import { describe, expect, test, vi } from 'vitest';
import { alertsChannel } from '../support/notifier-deps.ts';
import { operation } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';
import { failure, idOf, setUp } from './alerts-world.ts';

describe('the same failure of many playgrounds', () => {
  test('within minutes is one message with a count', async () => {
    const { happens, words } = setUp();
    await Promise.all(Array.from({ length: 25 }, (_, index) => happens(index)));
    expect(words()).toHaveLength(1);
    expect(words()[0]).toContain('25 times within minutes');
  });

  test('can be tried again one by one: those with a line have a button, the rest are in a menu', async () => {
    const { happens, pressable } = setUp();
    for (let index = 0; index < 40; index += 1) await happens(index);
    expect(pressable()).toEqual(Array.from({ length: 40 }, (_, index) => `retry ${idOf(index)}`));
  });

  test('takes a few updates of the workspace’s rate, and not one for each', async () => {
    const { happens, words, slack } = setUp();
    const updates = vi.spyOn(slack, 'update');
    await Promise.all(Array.from({ length: 25 }, (_, index) => happens(index)));
    expect(words()[0]).toContain('25 times within minutes');
    const atFirst = updates.mock.calls.filter(([{ channel }]) => channel === alertsChannel).length;
    expect(atFirst).toBeLessThanOrEqual(3);
    updates.mockClear();
    await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        happens(100 + index, { playgroundName: `demo-${index}`, state: 'succeeded' }),
      ),
    );
    expect(words()[0]).toContain('Solved, all of them');
    expect(updates.mock.calls.filter(([{ channel }]) => channel === alertsChannel).length).toBeLessThanOrEqual(3);
  });

  test('shows which are solved, and offers the others', async () => {
    const { happens, words, pressable } = setUp();
    for (const index of [1, 2, 3]) await happens(index);
    await happens(4, { playgroundName: 'demo-2', state: 'succeeded' });
    expect(words()[0]).toContain('3 times within minutes');
    expect(words()[0]).toContain('Solved: *demo-2*');
    expect(pressable()).toEqual([`retry ${idOf(1)}`, `retry ${idOf(3)}`]);
  });

  test('of another kind is a message of its own', async () => {
    const { happens, words } = setUp();
    await happens(1);
    await happens(2, { failure: { ...failure, code: 'NOT_PLACED' } });
    expect(words()).toHaveLength(2);
  });

  test('hours later is news again', async () => {
    const { happens, words, time } = setUp();
    await happens(1);
    time.now += 3 * 3600 * 1000;
    await happens(2);
    expect(words()).toHaveLength(2);
  });

  test('is counted once, however often its event comes', async () => {
    const { happens, words } = setUp();
    await happens(1);
    await happens(1);
    expect(words()).toEqual([expect.not.stringContaining('times within minutes')]);
  });

  test('is told in full by the next delivery when a writer died after it had the right to tell', async () => {
    const { happens, words, registry } = setUp();
    registry.operations.set(idOf(1), operation({ id: idOf(1) }));
    await happens(1, { alertedAt: NOW });
    expect(words()).toHaveLength(1);
  });
});
