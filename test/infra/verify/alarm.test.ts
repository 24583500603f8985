import { describe, expect, it } from 'vitest';
import { alertAlarm } from '../../../bot/notifier/alerts.ts';
import { type AlarmDeps, type AlarmState, forceAlarm } from '../../../infra/verify/alarm.ts';
import { fakeRegistry } from '../../bot/support/fake-registry.ts';
import { fakeSlack } from '../../bot/support/fake-slack.ts';
import { notifierDeps } from '../../bot/support/notifier-deps.ts';

const NAME = 'playground-leftovers-prod-0a1b2c3';

/** CloudWatch, the notifier and Slack, so that an alarm that is set is told at the next look. */
function world({ state = 'OK' as AlarmState | 'none', heard = (_: AlarmState): boolean => true } = {}) {
  const slack = fakeSlack();
  const { deps: notifier, time } = notifierDeps(fakeRegistry(), slack);
  let standing = state === 'none' ? undefined : state;
  const deps: AlarmDeps = {
    now: notifier.clock,
    pause: notifier.sleep,
    board: notifier.board,
    alarms: {
      stateOf: async () => standing,
      async set(name, next, reason) {
        standing = next;
        const changedAt = Math.floor(time.now / 1000);
        if (heard(next)) await alertAlarm({ name, state: next, reason, changedAt }, notifier);
      },
    },
  };
  return { deps, state: () => standing, slack };
}

describe('forcing an alarm', () => {
  it('has it ring and end, and sees both in what Slack took', async () => {
    const { deps, state, slack } = world();
    await expect(forceAlarm(NAME, deps)).resolves.toMatch(/^playground-leftovers-prod-0a1b2c3 was in Slack after/);
    expect(state()).toBe('OK');
    expect(slack.shown[0]?.message.text).toContain('is over');
  });

  it('can be done again at once', async () => {
    const { deps } = world();
    await forceAlarm(NAME, deps);
    await deps.pause(2000);
    await expect(forceAlarm(NAME, deps)).resolves.toContain('was in Slack');
  });

  it('says which of the two did not reach Slack', async () => {
    await expect(forceAlarm(NAME, world({ heard: () => false }).deps)).rejects.toThrow(
      `that Slack was told of the alarm ${NAME} did not happen within 120 s`,
    );
    await expect(forceAlarm(NAME, world({ heard: (state) => state !== 'OK' }).deps)).rejects.toThrow(
      `that Slack was told of the end of the alarm ${NAME} did not happen within 120 s`,
    );
  });

  it('leaves alone one that rings already, and one that is not there', async () => {
    const ringing = world({ state: 'ALARM' });
    await expect(forceAlarm(NAME, ringing.deps)).rejects.toThrow(/rings already/);
    expect(ringing.slack.shown).toEqual([]);
    await expect(forceAlarm(NAME, world({ state: 'none' }).deps)).rejects.toThrow(/there is no alarm/);
  });
});
