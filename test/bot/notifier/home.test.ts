import { describe, expect, test } from 'vitest';
import { notify } from '../../../bot/notifier/notify.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { fakeSlack, wordsOf } from '../support/fake-slack.ts';
import { notifierDeps, snsEvent, topics } from '../support/notifier-deps.ts';
import { ADA, GRACE, LINUS, operation, playground } from '../support/rows.ts';

function setUp(playgrounds: Playground[]) {
  const registry = fakeRegistry({ playgrounds, operations: [operation({ state: 'succeeded' })] });
  const slack = fakeSlack();
  const { deps, log } = notifierDeps(registry, slack);
  const tell = (event: Record<string, unknown>) => notify(snsEvent(topics.events, event), deps);
  const home = (userId: string) => {
    const blocks = slack.homes.get(userId);
    return blocks && wordsOf({ blocks });
  };
  return { registry, slack, log, tell, home, lookups: deps.lookups };
}

const opened = (userId: string, page = 0) => ({ type: 'home-opened', userId, page });
const changed = { type: 'playground-changed', playgroundName: 'demo', playgroundId: 'demo-0a1b2c3d' };
const shared = playground({ sharedWith: [{ kind: 'user', id: GRACE, credentials: false }] });

describe('App Home, when it is opened', () => {
  test('lists mine and those shared with me, with their buttons', async () => {
    const { tell, home } = setUp([shared, playground({ name: 'mine', id: 'mine-1', ownerId: GRACE })]);
    await tell(opened(GRACE));
    expect(home(GRACE)).toMatch(new RegExp(`mine.*destroy.*demo.*<@${ADA}> shares it with you`));
    // Somebody else's can be extended and looked into, and not destroyed.
    const [, theirs = ''] = home(GRACE)?.split('*demo*') ?? [];
    expect(theirs).toContain('"extend"');
    expect(theirs).not.toContain('"destroy"');
  });

  test('lists what is shared with a channel that I am in', async () => {
    const team = playground({ sharedWith: [{ kind: 'channel', id: 'C0TEAM001', credentials: false }] });
    const { tell, home, lookups } = setUp([team]);
    await tell(opened(GRACE));
    expect(home(GRACE)).not.toContain('demo');
    lookups.channelsOf.mockResolvedValue(new Set(['C0TEAM001']));
    await tell(opened(GRACE));
    expect(home(GRACE)).toContain(`<@${ADA}> shares it with a channel that you are in.`);
  });

  test('says what may be missing when Slack does not say who is in which channel', async () => {
    const { tell, home, lookups } = setUp([shared]);
    lookups.channelsOf.mockRejectedValue(new Error('ratelimited'));
    await tell(opened(GRACE));
    expect(home(GRACE)).toMatch(/\*demo\*.*may be missing/);
  });

  test('that is empty says what to type', async () => {
    const { tell, home } = setUp([]);
    await tell(opened(ADA));
    expect(home(ADA)).toContain('/playground create');
  });

  test('has pages, each within Slack’s 100 blocks, that lead to each other', async () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      playground({ name: `demo-${index}`, id: `demo-${index}-1` }),
    );
    const { tell, home, slack } = setUp(many);
    const seen = new Set<string>();
    for (let page = 0; page < 10; page += 1) {
      await tell(opened(ADA, page));
      expect(slack.homes.get(ADA)?.length).toBeLessThanOrEqual(100);
      expect(home(ADA)).toContain(`Page ${page + 1} of 10`);
      for (const [name] of home(ADA)?.matchAll(/\*demo-\d+\*/g) ?? []) seen.add(name);
    }
    expect(seen.size).toBe(200);
    await tell(opened(ADA, 99));
    expect(home(ADA)).toContain('Page 10 of 10');
  });

  test('that cannot be drawn is tried again by SNS', async () => {
    const { tell, slack } = setUp([]);
    slack.publishHome = async () => {
      throw new Error('ECONNRESET');
    };
    await expect(tell(opened(ADA))).rejects.toThrow();
  });
});

describe('App Home, when something changes', () => {
  test('is drawn for the owner and for those it is shared with, of the row and not of an index that is late', async () => {
    const { tell, home, registry } = setUp([shared]);
    registry.listByOwner = async () => [];
    registry.listSharedWith = async () => [];
    await tell(changed);
    expect(home(ADA)).toContain('demo');
    expect(home(GRACE)).toContain('demo');
  });

  test('is drawn of the row for somebody who has it by a channel, and not for the whole channel', async () => {
    const team = playground({ sharedWith: [{ kind: 'channel', id: 'C0TEAM001', credentials: false }] });
    const { tell, home, lookups, registry } = setUp([team]);
    lookups.channelsOf.mockResolvedValue(new Set(['C0TEAM001']));
    registry.listSharedWith = async () => [];
    await tell({ ...changed, formerUsers: [GRACE] });
    expect(home(GRACE)).toContain('demo');
    expect(home(LINUS)).toBeUndefined();
  });

  test('is drawn for those who lost it', async () => {
    const { tell, home } = setUp([playground()]);
    await tell({ ...changed, formerUsers: [GRACE] });
    expect(home(GRACE)).toContain('You have no playground');
  });

  test('is drawn when an operation ends', async () => {
    const { tell, home } = setUp([playground()]);
    await tell({ type: 'operation-changed', operationId: operation().id, sequence: 1 });
    expect(home(ADA)).toContain('demo');
  });

  test('is not drawn for each step on the way', async () => {
    const { tell, home, registry } = setUp([playground()]);
    registry.operations.set(operation().id, operation({ state: 'running', attempt: 1 }));
    await tell({ type: 'operation-changed', operationId: operation().id, sequence: 1 });
    expect(home(ADA)).toBeUndefined();
  });

  test('is a courtesy: where it does not work, the message is told all the same', async () => {
    const { tell, slack, log } = setUp([playground()]);
    slack.publishHome = async () => {
      throw new Error('ECONNRESET');
    };
    await tell({ type: 'operation-changed', operationId: operation().id, sequence: 1 });
    expect(slack.shown).toHaveLength(1);
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
  });
});
