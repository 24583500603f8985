import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import { SlackRefusal } from '../../../bot/slack/slack.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../support/fake-slack.ts';
import { alertsChannel, notifierDeps, snsEvent, topics } from '../support/notifier-deps.ts';
import { operation } from '../support/rows.ts';

const failure = { code: 'IMAGE_NOT_FOUND', reason: 'The image web:1 is not there.', reference: 'ref-9' } as const;
const failed = operation({ state: 'failed', failure });
const changed = snsEvent(topics.events, { type: 'operation-changed', operationId: failed.id, sequence: 1 });
const alarm = (NewStateValue: string, minute: number) =>
  snsEvent(topics.alerts, {
    AlarmName: 'errors',
    NewStateValue,
    StateChangeTime: `2026-11-21T16:0${minute}:00.000+0000`,
  });

/** Slack refuses the alerts channel, with this code, until it is mended. */
function setUp(code: string) {
  const slack = fakeSlack();
  const { deps, log } = notifierDeps(fakeRegistry({ operations: [failed] }), slack);
  const { post, update } = slack;
  const refuse = (channel: string, method: string) => {
    if (channel === alertsChannel) throw new SlackRefusal(method, code);
  };
  const breakChannel = () => {
    slack.post = async (channel, ...rest) => {
      refuse(channel, 'chat.postMessage');
      return post(channel, ...rest);
    };
    slack.update = async (where, ...rest) => {
      refuse(where.channel, 'chat.update');
      return update(where, ...rest);
    };
  };
  const mend = () => Object.assign(slack, { post, update });
  const shownIn = (channel: string) => slack.shown.filter((each) => each.channel === channel);
  const alerts = () => shownIn(alertsChannel).map(({ message }) => wordsOf(message));
  return { deps, log, slack, breakChannel, mend, alerts, shownIn };
}

describe.each(['is_archived', 'not_in_channel', 'channel_not_found'])(
  'an alerts channel that is refused with %s',
  (code) => {
    test('is told when it is mended, once, and the owner has been told long before', async () => {
      const { deps, log, slack, breakChannel, mend, alerts } = setUp(code);
      breakChannel();
      for (const _ of [1, 2, 3]) await expect(notify(changed, deps)).rejects.toThrow('broke');
      expect(slack.shown).toHaveLength(1);
      expect(log.lines[0]).toMatchObject({
        level: 'error',
        details: { alertsChannel, code, alerts: [{ id: failed.id, line: expect.stringContaining('ref-9') }] },
      });
      mend();
      for (const _ of [1, 2]) await notify(changed, deps);
      expect(alerts()).toEqual([expect.stringContaining('ref-9')]);
    });

    test('hears of the end of what it knew', async () => {
      const { deps, breakChannel, mend, alerts } = setUp(code);
      await notify(alarm('ALARM', 1), deps);
      breakChannel();
      await expect(notify(alarm('OK', 2), deps)).rejects.toThrow('broke');
      mend();
      for (const _ of [1, 2]) await notify(alarm('OK', 2), deps);
      expect(alerts()).toEqual([expect.stringMatching(/is over.*ALARM/), expect.stringContaining('is over')]);
    });
  },
);

test('where another channel has taken its place, that one is told of all that is new', async () => {
  const { deps, breakChannel, shownIn } = setUp('is_archived');
  await notify(alarm('ALARM', 1), deps);
  breakChannel();
  await notify(alarm('OK', 2), { ...deps, alertsChannel: 'C0OTHER001' });
  expect(shownIn('C0OTHER001').map(({ message }) => wordsOf(message))).toEqual([
    expect.stringMatching(/is over.*ALARM/),
    expect.stringContaining('is over'),
  ]);
});

test('a message to it that will never be taken is logged with all that it was to say, and not tried again', async () => {
  const { deps, log, breakChannel } = setUp('msg_blocks_too_long');
  breakChannel();
  await notify(changed, deps);
  expect(log.lines).toMatchObject([
    { level: 'error', details: { alertsChannel, alerts: [{ line: expect.stringContaining('ref-9') }] } },
  ]);
});
