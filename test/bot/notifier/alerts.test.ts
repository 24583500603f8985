import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../support/fake-slack.ts';
import { alertsChannel, notifierDeps, snsEvent, topics } from '../support/notifier-deps.ts';
import { operation, playground } from '../support/rows.ts';

const failure = { code: 'IMAGE_NOT_FOUND', reason: 'The image web:1 is not there.', reference: 'ref-9' } as const;
const idOf = (index: number) => `op-${String(index).padStart(20, '0')}`;

function setUp() {
  const registry = fakeRegistry();
  const slack = fakeSlack();
  const { deps, time } = notifierDeps(registry, slack);
  async function happens(index: number, fields: Partial<Operation> = {}): Promise<void> {
    const { id } = operation({ id: idOf(index) });
    const name = `demo-${index}`;
    const row = operation({ id, playgroundName: name, playgroundId: `${name}-${index}`, state: 'failed', ...fields });
    registry.operations.set(id, fields.state === 'succeeded' ? row : { ...row, failure: fields.failure ?? failure });
    await notify(snsEvent(topics.events, { type: 'operation-changed', operationId: id, sequence: 1 }), deps);
  }
  const alerts = () => slack.shown.filter(({ channel }) => channel === alertsChannel);
  const words = () => alerts().map(({ message }) => wordsOf(message));
  return { happens, alerts, words, registry, time, slack };
}

describe('the same failure of many playgrounds', () => {
  test('within minutes is one message with a count', async () => {
    const { happens, words } = setUp();
    await Promise.all(Array.from({ length: 25 }, (_, index) => happens(index)));
    expect(words()).toHaveLength(1);
    expect(words()[0]).toContain('25 times within minutes');
    expect(words()[0]).toContain('15 more…');
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
    await happens(1, { alertedAt: 1_790_000_000 });
    expect(words()).toHaveLength(1);
  });
});

test('a failed create can be tried again from its alert, which leads to its logs', async () => {
  const { happens, words } = setUp();
  await happens(1);
  expect(words()[0]).toContain('"action_id":"retry"');
  expect(words()[0]).toContain(idOf(1));
  expect(words()[0]).toContain('console.aws.amazon.com/cloudwatch');
});

describe('trouble that the channel knows of', () => {
  const demo = { playgroundName: 'demo', playgroundId: 'demo-1' };

  test('is answered in its thread when a later create of the name is ready', async () => {
    const { happens, alerts, words } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'succeeded' });
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'succeeded' });
    expect(alerts()).toMatchObject([{ channel: alertsChannel }, { thread: alerts()[0]?.ts }]);
    expect(words()[1]).toContain('Solved: *demo*');
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
    registry.playgrounds.set('demo', playground({ state: 'stuck' }));
    await happens(1, { kind: 'update', playgroundName: 'demo', playgroundId: 'demo-0a1b2c3d' });
    expect(words()).toHaveLength(1);
  });
});
