import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import { snsEvent, topics } from '../support/notifier-deps.ts';
import { setUp } from './notify-world.ts';

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

  test('whose end comes first is told with its end', async () => {
    const { deps, alerts } = setUp();
    await notify(alarm('OK', 2), deps);
    expect(alerts()).toEqual([]);
    for (const _ of [1, 2]) await notify(alarm('ALARM', 1), deps);
    expect(alerts()).toEqual([expect.stringMatching(/is over.*ALARM/), expect.stringContaining('is over')]);
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
