import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { fakeSlack } from '../support/fake-slack.ts';
import { alertsChannel, snsEvent, topics } from '../support/notifier-deps.ts';
import { ADA, operation } from '../support/rows.ts';
import { changed, crashed, failure, id, setUp } from './notify-world.ts';

describe('a provisioner that ended without a word', () => {
  test('is told to the alerts channel though the row still says running', async () => {
    const { deps, alerts, registry } = setUp({ state: 'running', attempt: 1 });
    await notify(crashed({ operationId: id }), deps);
    for (const word of [
      `<@${ADA}>`,
      'demo',
      'It ran out of time',
      'still running, attempt 1 of 3',
      'the sweeper takes it up',
      'req-1',
    ]) {
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
