import { describe, expect, test } from 'vitest';
import { alertsChannel } from '../support/notifier-deps.ts';
import { playground } from '../support/rows.ts';
import { failure, idOf, setUp } from './alerts-world.ts';

describe('an event that is older than the alert', () => {
  const demo = { playgroundName: 'demo', playgroundId: 'demo-1' };

  test('of the create of what cannot be destroyed does not solve it', async () => {
    const { happens, words, pressable } = setUp();
    await happens(2, { ...demo, kind: 'destroy' });
    await happens(1, { ...demo, state: 'succeeded' });
    await happens(1, { ...demo, state: 'running' });
    expect(words()).toEqual([expect.not.stringContaining('Solved')]);
    expect(pressable()).toEqual([`destroy-again ${idOf(2)}`]);
  });

  test('of a failure that is solved does not open it anew', async () => {
    const { happens, words, alerts } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, failure: { ...failure, code: 'NOT_PLACED' } });
    await happens(3, { ...demo, state: 'succeeded' });
    const before = words();
    await happens(1, demo);
    await happens(2, { ...demo, failure: { ...failure, code: 'NOT_PLACED' } });
    await happens(4, { ...demo, state: 'succeeded' });
    expect(words()).toEqual(before);
    expect(alerts()).toHaveLength(3);
  });

  test('of an earlier try is said in the thread, and the newest stays what can be tried again', async () => {
    const { happens, pressable, alerts } = setUp();
    await happens(2, { ...demo, failure: { ...failure, code: 'NOT_PLACED' } });
    await happens(1, demo);
    expect(pressable()).toEqual([`retry ${idOf(2)}`]);
    expect(alerts()).toMatchObject([{}, { thread: alerts()[0]?.ts }]);
  });
});

describe('trouble that the channel knows of', () => {
  const demo = { playgroundName: 'demo', playgroundId: 'demo-1' };

  test('is answered in its thread when a later create of the name is ready', async () => {
    const { happens, alerts, words } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'succeeded' });
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'succeeded' });
    expect(alerts()).toMatchObject([{ channel: alertsChannel }, { thread: alerts()[0]?.ts }]);
    expect(words()).toEqual([expect.stringContaining('Solved: *demo*'), expect.stringContaining('Solved: *demo*')]);
  });

  test('is answered when the stuck one is gone', async () => {
    const { happens, words } = setUp();
    await happens(1, { ...demo, kind: 'destroy' });
    await happens(2, { ...demo, kind: 'destroy', state: 'succeeded' });
    expect(words()[1]).toContain('Solved: *demo* is gone');
  });

  test('is not told again each time that the sweeper fails to remove it', async () => {
    const { happens, words, time } = setUp();
    for (let index = 1; index <= 5; index += 1) {
      await happens(index, { ...demo, kind: 'destroy', cause: 'expired' });
      time.now += 15 * 60 * 1000;
    }
    expect(words()).toHaveLength(1);
  });

  test('and fails in another way goes on in its thread', async () => {
    const { happens, alerts } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', failure: { ...failure, code: 'NOT_PLACED' } });
    expect(alerts()).toMatchObject([{}, { thread: alerts()[0]?.ts }]);
  });

  test('whose answer could not be posted is answered at the next delivery', async () => {
    const { happens, words, slack } = setUp();
    await happens(1, demo);
    const { post } = slack;
    slack.post = async (channel, ...rest) => {
      if (channel === alertsChannel) throw new Error('ECONNRESET');
      return post(channel, ...rest);
    };
    await expect(happens(2, { ...demo, state: 'succeeded' })).rejects.toThrow();
    slack.post = post;
    await happens(2, { ...demo, state: 'succeeded' });
    expect(words()[1]).toContain('Solved');
  });
});

describe('an update that was taken back', () => {
  test('is its owner’s news alone', async () => {
    const { happens, words, registry } = setUp();
    registry.playgrounds.set('demo', playground());
    await happens(1, { kind: 'update', playgroundName: 'demo', playgroundId: 'demo-0a1b2c3d' });
    expect(words()).toEqual([]);
  });

  test('unless what ran before did not come up again', async () => {
    const { happens, words, registry } = setUp();
    registry.playgrounds.set('demo', playground());
    const failure = { code: 'NOT_TAKEN_BACK', reason: 'It failed its health check.', reference: 'op-1' } as const;
    await happens(1, { kind: 'update', playgroundName: 'demo', playgroundId: 'demo-0a1b2c3d', failure });
    expect(words()).toHaveLength(1);
  });
});
