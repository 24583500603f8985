import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import { SlackRefusal } from '../../../bot/slack/slack.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../support/fake-slack.ts';
import { alertsChannel, notifierDeps, snsEvent, topics } from '../support/notifier-deps.ts';
import { ADA, GRACE, operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const web = playground({ name: 'web', id: 'web-1' });
const leaving = playground({ name: 'going', id: 'going-1', state: 'destroying' });
const hers = playground({ name: 'hers', id: 'hers-1', ownerId: GRACE });

function setUp(playgrounds: Playground[] = [playground(), web, leaving, hers]) {
  const registry = fakeRegistry({ playgrounds, operations: [operation({ state: 'succeeded' })] });
  const slack = fakeSlack();
  slack.left.set(ADA, NOW - 5);
  const { deps, time } = notifierDeps(registry, slack);
  const tell = (event: object) => notify(snsEvent(topics.events, event), deps);
  const left = (userId = ADA) => tell({ type: 'person-left', userId });
  const alerts = () =>
    slack.shown.filter(({ channel }) => channel === alertsChannel).map(({ message }) => wordsOf(message));
  return { slack, time, tell, left, alerts };
}

describe('somebody who has left', () => {
  test('is one alert, which names all that they leave and what an admin can type', async () => {
    const { left, alerts } = setUp();
    await left();
    expect(alerts()).toHaveLength(1);
    for (const word of [`<@${ADA}>`, '2 playgrounds', '/playground transfer demo @user', '/playground destroy web'])
      expect(alerts()[0]).toContain(word);
    expect(alerts()[0]).not.toMatch(/hers|going/);
  });

  test('is told once, however often and however much later it is heard of', async () => {
    const { left, alerts, time } = setUp();
    await Promise.all([left(), left()]);
    time.now += 24 * 3600 * 1000;
    await left();
    expect(alerts()).toHaveLength(1);
  });

  test('of whom Slack knows nothing any more is told once too', async () => {
    const { left, alerts, slack, time } = setUp();
    slack.left.set(ADA, 0);
    await left();
    time.now += 24 * 3600 * 1000;
    await left();
    expect(alerts()).toHaveLength(1);
  });

  test('with others at about the same time is one message with a count', async () => {
    const { left, alerts, slack } = setUp();
    slack.left.set(GRACE, NOW - 4);
    await left();
    await left(GRACE);
    expect(alerts()).toEqual([expect.stringMatching(/2 times within minutes.*\*demo\*, \*web\*.*\*hers\*/)]);
  });

  test('and has nothing that lives, or is back, is nobody’s business', async () => {
    const without = setUp([leaving, hers]);
    await without.left();
    const back = setUp();
    back.slack.left.delete(ADA);
    await back.left();
    expect([...without.alerts(), ...back.alerts()]).toEqual([]);
  });

  test('is noticed as well when Slack refuses a message to them', async () => {
    const { tell, alerts, slack } = setUp();
    const { post } = slack;
    slack.post = async (to, ...rest) => {
      if (to === ADA) throw new SlackRefusal('chat.postMessage', 'user_disabled');
      return post(to, ...rest);
    };
    await tell({ type: 'operation-changed', operationId: operation().id, sequence: 2 });
    expect(alerts()).toEqual([expect.stringContaining('has left, and leaves 2 playgrounds')]);
  });

  test('a message that is refused to somebody who is there is no alert', async () => {
    const { tell, alerts, slack } = setUp();
    slack.left.delete(ADA);
    slack.post = async () => {
      throw new SlackRefusal('chat.postMessage', 'messages_tab_disabled');
    };
    await tell({ type: 'operation-changed', operationId: operation().id, sequence: 2 });
    expect(alerts()).toEqual([]);
  });
});
