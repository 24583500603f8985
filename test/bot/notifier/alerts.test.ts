import { describe, expect, test, vi } from 'vitest';
import type { Message } from '../../../bot/messages/message.ts';
import { notify } from '../../../bot/notifier/notify.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../support/fake-slack.ts';
import { alertsChannel, notifierDeps, snsEvent, topics } from '../support/notifier-deps.ts';
import { GRACE, operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const failure = { code: 'IMAGE_NOT_FOUND', reason: 'The image web:1 is not there.', reference: 'ref-9' } as const;
const idOf = (index: number) => `op-${String(index).padStart(20, '0')}`;

/** Buttons and what menus offer, as `action operation`. */
function pressableIn(message: Message | undefined): string[] {
  const elements = (message?.blocks ?? []).flatMap((block): unknown[] => {
    if (block.type === 'actions') return block.elements;
    return block.type === 'section' && block.accessory ? [block.accessory] : [];
  }) as { action_id: string; value?: string; options?: { value: string }[] }[];
  return elements.flatMap(({ action_id, value, options }) =>
    (options?.map((option) => option.value) ?? [value ?? '']).map(
      (each) => `${action_id} ${(JSON.parse(each) as { operation: string }).operation}`,
    ),
  );
}

function setUp() {
  const registry = fakeRegistry();
  const slack = fakeSlack();
  const { deps, time, count } = notifierDeps(registry, slack);
  async function happens(index: number, fields: Partial<Operation> = {}): Promise<void> {
    const { id } = operation({ id: idOf(index) });
    const name = `demo-${index}`;
    const requestedAt = NOW + index;
    const about = { id, playgroundName: name, playgroundId: `${name}-${index}`, requestedAt, attempt: 1 };
    const row = operation({ ...about, state: 'failed', ...fields });
    registry.operations.set(id, row.state === 'failed' ? { ...row, failure: fields.failure ?? failure } : row);
    await notify(snsEvent(topics.events, { type: 'operation-changed', operationId: id, sequence: 1 }), deps);
  }
  const alerts = () => slack.shown.filter(({ channel }) => channel === alertsChannel);
  const words = () => alerts().map(({ message }) => wordsOf(message));
  /** What can be pressed in the newest state of the first alert: what it does, and about which operation. */
  const pressable = () => pressableIn(alerts()[0]?.message);
  return { happens, alerts, words, pressable, registry, time, slack, deps, count };
}

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

test('a failed create can be tried again from its alert, which leads to its logs', async () => {
  const { happens, words } = setUp();
  await happens(1);
  expect(words()[0]).toContain('"action_id":"retry"');
  expect(words()[0]).toContain(idOf(1));
  expect(words()[0]).toContain('console.aws.amazon.com/cloudwatch');
});

test('a destroy that failed can be done again from its alert, by its operation', async () => {
  const { happens, words, pressable } = setUp();
  await happens(1, { kind: 'destroy' });
  expect(pressable()).toEqual([`destroy-again ${idOf(1)}`]);
  expect(words()[0]).toContain('Destroy again');
});

describe('the alert itself shows how things stand', () => {
  const demo = { playgroundName: 'demo', playgroundId: 'demo-1' };

  test('somebody is at it: nothing to press, and who asked', async () => {
    const { happens, words, pressable } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'running', askedBy: GRACE });
    expect(words()[0]).toMatch(new RegExp(`is being made now.*<@${GRACE}> asked for it`));
    expect(pressable()).toEqual([]);
  });

  test('it failed again: the newest operation is the one that can be tried again', async () => {
    const { happens, words, pressable } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'running' });
    await happens(2, { ...demo, playgroundId: 'demo-2' });
    expect(words()[0]).toContain('Since then: *demo*');
    expect(pressable()).toEqual([`retry ${idOf(2)}`]);
  });

  test('it is solved: nothing to press, and what it was about', async () => {
    const { happens, words, pressable } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'succeeded' });
    expect(words()[0]).toMatch(/Solved: \*demo\*.*The create of \*demo\* failed.*ref-9/);
    expect(pressable()).toEqual([]);
  });

  test('an update that was taken back leaves it as it was', async () => {
    const { happens, words, registry, pressable } = setUp();
    registry.playgrounds.set('demo', playground({ id: 'demo-1' }));
    await happens(1, { ...demo, kind: 'destroy' });
    const before = words()[0];
    await happens(2, { ...demo, kind: 'restart', state: 'running' });
    expect(pressable()).toEqual([]);
    await happens(2, { ...demo, kind: 'restart' });
    expect(words()).toEqual([before]);
  });

  test('drawn again when its event comes again, as after a click on a button that is out of date', async () => {
    const { happens, words, slack, alerts, pressable } = setUp();
    await happens(1, demo);
    await happens(2, { ...demo, playgroundId: 'demo-2', state: 'succeeded' });
    const [alert] = alerts();
    if (!alert) throw new Error('no alert');
    const old = { text: 'old', blocks: [] };
    await slack.update(alert, old);
    await happens(1, demo);
    expect(words()[0]).toContain('Solved: *demo*');
    expect(words()).toHaveLength(2);
    expect(pressable()).toEqual([]);
  });
});

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

describe('a writer that dies', () => {
  test('with the right to draw leaves the message to the next, when its claim has lapsed', async () => {
    const { happens, words, deps, time } = setUp();
    await happens(1);
    const [id = ''] = [...deps.board.groups.keys()];
    await deps.board.claimDraw(id, NOW, NOW + 90);
    await happens(2);
    expect(words()[0]).not.toContain('2 times');
    time.now += 91_000;
    await happens(2);
    expect(words()[0]).toContain('2 times within minutes');
  });

  test('of an error gives the right back at once', async () => {
    const { happens, words, slack } = setUp();
    await happens(1);
    const { update } = slack;
    slack.update = async () => {
      throw new Error('ECONNRESET');
    };
    await expect(happens(2)).rejects.toThrow();
    slack.update = update;
    await happens(2);
    expect(words()[0]).toContain('2 times within minutes');
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
