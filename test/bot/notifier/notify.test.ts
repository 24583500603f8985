import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import { alertsChannel, snsEvent, topics } from '../support/notifier-deps.ts';
import { ADA, playground } from '../support/rows.ts';
import { changed, crashed, failure, id, setUp } from './notify-world.ts';

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
