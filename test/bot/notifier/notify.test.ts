import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../support/fake-slack.ts';
import { alertsChannel, notifierDeps, snsEvent, topics } from '../support/notifier-deps.ts';
import { ADA, operation, playground } from '../support/rows.ts';

const { id } = operation();
const failure = { code: 'IMAGE_NOT_FOUND', reason: 'The image web:1 is not there.', reference: 'ref-9' } as const;

const changed = (operationId = id) => snsEvent(topics.events, { type: 'operation-changed', operationId, sequence: 1 });
const crashed = (requestPayload: unknown, errorMessage = 'Task timed out after 900.00 seconds') =>
  snsEvent(topics.alerts, {
    requestContext: { requestId: 'req-1', condition: 'RetriesExhausted' },
    requestPayload,
    responsePayload: { errorType: 'Sandbox.Timedout', errorMessage },
  });

function setUp(...rows: Partial<Operation>[]) {
  const registry = fakeRegistry({ operations: rows.map((row) => operation(row)) });
  const slack = fakeSlack();
  const { deps, log } = notifierDeps(registry, slack);
  const alerts = () =>
    slack.shown.filter(({ channel }) => channel === alertsChannel).map(({ message }) => wordsOf(message));
  const direct = () =>
    slack.shown.filter(({ channel }) => channel === `D${ADA}`).map(({ message }) => wordsOf(message));
  return { deps, registry, slack, log, alerts, direct };
}

describe('an operation that failed', () => {
  test('is told to the owner and to the alerts channel: who, what, why, where to look', async () => {
    const { deps, alerts, direct } = setUp({ state: 'failed', failure });
    await notify(changed(), deps);
    expect(direct()).toMatchObject([expect.stringContaining('could not be made')]);
    for (const word of [`<@${ADA}>`, 'demo-0a1b2c3d', id, failure.reason, 'ref-9']) expect(alerts()[0]).toContain(word);
  });

  test('is told to the alerts channel once, however many events come', async () => {
    const { deps, alerts } = setUp({ state: 'failed', failure });
    await Promise.all([notify(changed(), deps), notify(changed(), deps)]);
    await notify(changed(), deps);
    await notify(crashed({ operationId: id }), deps);
    expect(alerts()).toHaveLength(1);
  });

  test('one that went well does not trouble the alerts channel', async () => {
    const { deps, alerts } = setUp({ state: 'succeeded' });
    await notify(changed(), deps);
    expect(alerts()).toEqual([]);
  });

  test('reaches the alerts channel also when the owner cannot be told, and the event is delivered again', async () => {
    const { deps, slack, alerts } = setUp({ state: 'failed', failure });
    const { post } = slack;
    slack.post = async (channel, ...rest) => {
      if (channel === ADA) throw new Error('ECONNRESET');
      return post(channel, ...rest);
    };
    await expect(notify(changed(), deps)).rejects.toThrow('1 of 2');
    expect(alerts()).toHaveLength(1);
  });

  test('is told at the next delivery when the channel could not be told at the first', async () => {
    const { deps, slack, alerts } = setUp({ state: 'failed', failure });
    const { post } = slack;
    slack.post = async (channel, ...rest) => {
      if (channel === alertsChannel) throw new Error('ECONNRESET');
      return post(channel, ...rest);
    };
    await expect(notify(changed(), deps)).rejects.toThrow();
    slack.post = post;
    await notify(changed(), deps);
    expect(alerts()).toHaveLength(1);
  });
});

describe('a provisioner that ended without a word', () => {
  test('is told to the alerts channel though the row still says running', async () => {
    const { deps, alerts, registry } = setUp({ state: 'running', attempt: 1 });
    await notify(crashed({ operationId: id }), deps);
    for (const word of [`<@${ADA}>`, 'demo', 'It ran out of time', 'still running, attempt 1 of 3', 'req-1']) {
      expect(alerts()[0]).toContain(word);
    }
    // The failure that may follow is news of its own.
    expect(registry.operations.get(id)?.alertedAt).toBeUndefined();
  });

  test.each([{ operationId: 'op-ffffffffffffffffffff' }, { operationId: '../x' }, undefined])(
    'is told with what is known, for the payload %j',
    async (payload) => {
      const { deps, alerts } = setUp();
      await notify(crashed(payload), deps);
      expect(alerts()).toEqual([expect.stringContaining('req-1')]);
    },
  );

  test('what a program threw is not shown: it may hold anything', async () => {
    const { deps, alerts } = setUp({ state: 'running' });
    await notify(crashed({ operationId: id }, 'login failed for admin:hunter2'), deps);
    expect(alerts()[0]).not.toContain('hunter2');
  });
});

describe('what becomes of it after the provisioner ended without a word', () => {
  const alertsOf = (slack: ReturnType<typeof fakeSlack>) =>
    slack.shown.filter(({ channel }) => channel === alertsChannel);

  async function setUpCrash() {
    const world = setUp({ state: 'running', attempt: 1 });
    const becomes = async (fields: Partial<Operation>) => {
      world.registry.operations.set(id, operation(fields));
      await notify(changed(), world.deps);
    };
    await notify(crashed({ operationId: id }), world.deps);
    return { ...world, becomes };
  }

  test('the next attempt does it: the alert says so, and its thread', async () => {
    const { becomes, alerts, slack } = await setUpCrash();
    await becomes({ state: 'running', attempt: 2 });
    expect(alerts()).toEqual([expect.stringContaining('is being made now, attempt 2 of 3')]);
    await becomes({ state: 'succeeded', attempt: 2 });
    expect(alerts()).toEqual([expect.stringContaining('Solved: *demo*'), expect.stringContaining('Solved: *demo*')]);
    expect(alertsOf(slack)[1]?.thread).toBe(alertsOf(slack)[0]?.ts);
  });

  test('it fails for good: said in the thread, and the alert can be acted on', async () => {
    const { becomes, alerts, slack } = await setUpCrash();
    await becomes({ state: 'failed', attempt: 3, failure });
    expect(alerts()[0]).toMatch(/Since then.*"action_id":"retry"/);
    expect(alerts()[1]).toContain(failure.reason);
    expect(alertsOf(slack)[1]?.thread).toBe(alertsOf(slack)[0]?.ts);
  });

  test('a late word of the attempt that died changes nothing', async () => {
    const { becomes, alerts } = await setUpCrash();
    const before = alerts();
    await becomes({ state: 'running', attempt: 1, sequence: 4 });
    expect(alerts()).toEqual(before);
  });

  test('it breaks off again: one message, with the newest', async () => {
    const { deps, registry, alerts } = await setUpCrash();
    registry.operations.set(id, operation({ state: 'running', attempt: 2 }));
    const again = { requestContext: { requestId: 'req-2', condition: 'RetriesExhausted' } };
    for (const _ of [1, 2]) {
      await notify(snsEvent(topics.alerts, { ...again, requestPayload: { operationId: id } }), deps);
    }
    expect(alerts()).toEqual([expect.stringMatching(/req-1.*Since then.*req-2/)]);
  });
});

describe('an alarm', () => {
  const alarm = (NewStateValue: string, minute: number) =>
    snsEvent(topics.alerts, {
      AlarmName: 'provisioner-errors',
      NewStateValue,
      NewStateReason: 'Threshold <1>',
      StateChangeTime: `2026-11-21T16:0${minute}:00.000+0000`,
    });

  test('is told once, and its end in its thread and in its message', async () => {
    const { deps, alerts, slack } = setUp();
    for (const _ of [1, 2]) await notify(alarm('ALARM', 1), deps);
    expect(alerts()).toHaveLength(1);
    for (const _ of [1, 2]) await notify(alarm('OK', 2), deps);
    expect(alerts()).toEqual([
      expect.stringMatching(/provisioner-errors\* is over.*ALARM/),
      expect.stringContaining('is over'),
    ]);
    expect(slack.shown[1]?.thread).toBe(slack.shown[0]?.ts);
  });

  test('whose end comes late does not end the next', async () => {
    const { deps, alerts } = setUp();
    await notify(alarm('ALARM', 5), deps);
    await notify(alarm('OK', 2), deps);
    expect(alerts()).toEqual([expect.not.stringContaining('is over')]);
  });
});

test('an alarm goes to the alerts channel', async () => {
  const { deps, alerts } = setUp();
  await notify(
    snsEvent(topics.alerts, {
      AlarmName: 'provisioner-errors',
      NewStateValue: 'ALARM',
      NewStateReason: 'Threshold <1>',
    }),
    deps,
  );
  expect(alerts()).toEqual([expect.stringMatching(/provisioner-errors.*ALARM.*Threshold &lt;1&gt;/)]);
});

test('what is not ours is logged and dropped, with nothing half done', async () => {
  const { deps, slack, log } = setUp();
  await notify(
    snsEvent('arn:aws:sns:us-east-1:999999999999:other', { type: 'operation-changed', operationId: id, sequence: 1 }),
    deps,
  );
  await notify({ hello: 1 }, deps);
  expect(slack.shown).toEqual([]);
  expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn']);
});

test('an event of a later version is logged, told to the alerts channel with its id, and dropped', async () => {
  const { deps, direct, alerts, log } = setUp();
  const event = snsEvent(topics.events, { type: 'operation-changed', version: 2, operation: { id } });
  await notify(event, deps);
  await notify(event, deps);
  expect(direct()).toEqual([]);
  expect(alerts()).toEqual([expect.stringMatching(/was dropped: unknown on the events topic/)]);
  expect(log.lines[0]).toMatchObject({ level: 'warn', details: { messageId: 'unknown' } });
});

test('after a destroy, the message of the create offers no address and no credentials any longer', async () => {
  const destroyed = 'op-dddddddddddddddddddd';
  const { deps, registry, direct } = setUp(
    { state: 'succeeded' },
    { id: destroyed, kind: 'destroy', state: 'succeeded' },
  );
  registry.playgrounds.set('demo', playground());
  await notify(changed(), deps);
  expect(direct()[0]).toContain('pass-word-1');
  registry.playgrounds.delete('demo');
  await notify(changed(destroyed), deps);
  expect(direct()).toMatchObject([
    expect.stringContaining('was ready, and is gone now'),
    expect.stringContaining('is gone, with everything in it'),
  ]);
});

test('where that courtesy does not work, the destroy is told all the same', async () => {
  const { deps, slack, direct, log } = setUp({ kind: 'destroy', state: 'succeeded' });
  slack.find = async () => {
    throw new Error('missing_scope');
  };
  await notify(changed(), deps);
  expect(direct()).toHaveLength(1);
  expect(log.lines).toMatchObject([{ level: 'warn' }]);
});
