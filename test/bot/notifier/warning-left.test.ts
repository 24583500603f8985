import { describe, expect, test } from 'vitest';
import { alertsChannel } from '../support/notifier-deps.ts';
import { ADA, GRACE, notice, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';
import { setUp } from './notices-world.ts';

describe('a warning to somebody who has left', () => {
  function setUpLeft(...all: Parameters<typeof setUp>) {
    const world = setUp(...all);
    world.slack.left.set(ADA, NOW - 60);
    return world;
  }

  test('is told to the alerts channel, once: whose, which, until when, and what an admin can do', async () => {
    const { tell, said } = setUpLeft();
    await Promise.all([tell(), tell()]);
    await tell();
    expect(said(alertsChannel)).toHaveLength(1);
    for (const word of [`<@${ADA}>`, '*demo*', `!date^${playground().expiresAt}`, '/playground transfer demo @user'])
      expect(said(alertsChannel)[0]).toContain(word);
    for (const action of ['extend', 'destroy']) expect(said(alertsChannel)[0]).toContain(`"action_id":"${action}"`);
  });

  test('of several playgrounds is one message with a count', async () => {
    const { tell, said, registry } = setUpLeft();
    registry.playgrounds.set('other', playground({ name: 'other', id: 'other-1', warnedBy: 'no-2' }));
    registry.notices.set('no-2', notice({ id: 'no-2', to: ADA, playgroundName: 'other', playgroundId: 'other-1' }));
    await tell();
    await tell('no-2');
    expect(said(alertsChannel)).toEqual([expect.stringMatching(/2 times within minutes.*\*demo\*.*\*other\*/)]);
  });

  test('is told by the next delivery when Slack could not be asked at the first', async () => {
    const { tell, said, slack } = setUpLeft();
    const { leftAt } = slack;
    slack.leftAt = async () => {
      throw new Error('ECONNRESET');
    };
    await expect(tell()).rejects.toThrow('1 of 1');
    expect(said(`D${ADA}`)).toHaveLength(1);
    slack.leftAt = leftAt;
    await tell();
    expect(said(alertsChannel)).toHaveLength(1);
  });

  test.each([
    ['somebody else has it by now', [playground({ ownerId: GRACE })]],
    ['it is being destroyed', [playground({ state: 'destroying' })]],
    ['the name belongs to a newer one', [playground({ id: 'demo-ffffffff' })]],
    ['it is gone', []],
  ])('is nobody’s business when %s', async (_, rows) => {
    const { tell, said } = setUpLeft({}, rows);
    await tell();
    expect(said(alertsChannel)).toEqual([]);
  });

  test('who is there is told alone', async () => {
    const { tell, said } = setUp();
    await tell();
    expect(said(alertsChannel)).toEqual([]);
  });
});
