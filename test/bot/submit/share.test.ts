import { describe, expect, test, vi } from 'vitest';
import { submitShare, submitUnshare } from '../../../bot/submit/share.ts';
import { MAX_SHARES, type Share } from '../../../provisioner/contract/playground.ts';
import { asker, answerDeps as deps, roomyBudget } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, LINUS, playground } from '../support/rows.ts';

const demo = { name: 'demo' };
const grace: Share = { kind: 'user', id: GRACE, credentials: false };
const general: Share = { kind: 'channel', id: 'C0GENERAL1', credentials: false };
const mine = (changes = {}) => deps({ registry: fakeRegistry({ playgrounds: [playground(changes)] }) });
const sharesOf = ({ registry }: ReturnType<typeof mine>) => registry.playgrounds.get('demo')?.sharedWith;
const events = ({ publish }: ReturnType<typeof mine>) => publish.mock.calls.map(([event]) => event.type).toSorted();

describe('share', () => {
  test('with a person, who gets a message', async () => {
    const parts = mine();
    expect(await submitShare(asker(), demo, grace, roomyBudget(), parts)).toEqual({ outcome: 'shared' });
    expect(sharesOf(parts)).toEqual([grace]);
    expect([...parts.registry.notices.values()]).toMatchObject([{ kind: 'shared', to: GRACE, sequence: 1 }]);
    expect(events(parts)).toEqual(['notice-changed', 'playground-changed']);
  });

  test('with a channel, which gets none', async () => {
    const parts = mine();
    expect(await submitShare(asker(), demo, general, roomyBudget(), parts)).toEqual({ outcome: 'shared' });
    expect(parts.registry.notices.size).toBe(0);
    expect(events(parts)).toEqual(['playground-changed']);
  });

  test('again with the same person changes how, and tells them again', async () => {
    const parts = mine();
    await submitShare(asker(), demo, grace, roomyBudget(), parts);
    const again = asker({ requestKey: 'again' });
    await submitShare(again, demo, { ...grace, credentials: true }, roomyBudget(), parts);
    expect(sharesOf(parts)).toEqual([{ ...grace, credentials: true }]);
    expect(parts.registry.notices.size).toBe(2);
  });

  test('the same request twice is one share and one message', async () => {
    const parts = mine();
    await submitShare(asker(), demo, grace, roomyBudget(), parts);
    expect(await submitShare(asker(), demo, grace, roomyBudget(), parts)).toEqual({ outcome: 'shared' });
    expect([parts.registry.changes.size, parts.registry.notices.size]).toEqual([1, 1]);
  });

  test.each<[what: string, share: Share, changes: object, outcome: object]>([
    ['credentials with a channel', { ...general, credentials: true }, {}, { outcome: 'credentials-to-channel' }],
    ['with its owner', { ...grace, id: ADA }, {}, { outcome: 'shared-with-owner' }],
    ['while it is being made', grace, { state: 'creating' }, { outcome: 'not-shareable' }],
    ['while it is being destroyed', grace, { state: 'destroying' }, { outcome: 'not-shareable' }],
    [
      'with one too many',
      grace,
      { sharedWith: Array.from({ length: MAX_SHARES }, (_, index) => ({ ...general, id: `C${index}` })) },
      { outcome: 'too-many-shares', limit: MAX_SHARES },
    ],
    ['somebody else’s', grace, { ownerId: LINUS }, { outcome: 'not-yours' }],
  ])('%s is refused', async (_, share, changes, outcome) => {
    const parts = mine(changes);
    expect(await submitShare(asker(), demo, share, roomyBudget(), parts)).toMatchObject(outcome);
    expect([parts.registry.changes.size, parts.registry.notices.size]).toEqual([0, 0]);
  });

  test.each([
    ['somebody who has left', grace, { person: { hasLeft: true, isBot: false, teamIds: ['T0TEST001'] } }, 'left'],
    ['an app', grace, { person: { hasLeft: false, isBot: true, teamIds: ['T0TEST001'] } }, 'bot'],
    ['nobody', grace, { person: undefined }, 'nobody'],
    ['another organisation', grace, { person: { hasLeft: false, isBot: false, teamIds: ['T0ELSE001'] } }, 'foreign'],
    ['an archived channel', general, { channel: { isArchived: true } }, 'archived'],
    ['a channel that is not there', general, { channel: undefined }, 'no-channel'],
  ])('with %s is refused', async (_, share, found, why) => {
    const parts = mine();
    if ('person' in found) parts.lookups.person.mockResolvedValue(found.person);
    if ('channel' in found) parts.lookups.channel.mockResolvedValue(found.channel);
    const from = asker({ home: { teamId: 'T0TEST001' } });
    expect(await submitShare(from, demo, share, roomyBudget(), parts)).toEqual({ outcome: 'unfit', why });
    expect([parts.registry.changes.size, parts.publish.mock.calls.length]).toEqual([0, 0]);
  });

  test('without Slack’s answer it is refused, and it is logged', async () => {
    const parts = mine();
    parts.lookups.person.mockRejectedValue(new Error('used up'));
    const outcome = { outcome: 'unfit', why: 'unknown' };
    expect(await submitShare(asker(), demo, grace, roomyBudget(), parts)).toEqual(outcome);
    expect(parts.log.lines).toMatchObject([{ level: 'warn' }]);
    expect(sharesOf(parts)).toBeUndefined();
  });

  test('a guest cannot pass it on, even one who knows the credentials', async () => {
    const parts = mine({ ownerId: LINUS, sharedWith: [{ kind: 'user', id: ADA, credentials: true }] });
    expect(await submitShare(asker(), demo, grace, roomyBudget(), parts)).toMatchObject({ outcome: 'not-yours' });
  });

  test('against a destroy that comes first, it says what is', async () => {
    const parts = mine();
    const { getPlayground } = parts.registry;
    vi.spyOn(parts.registry, 'getPlayground').mockImplementationOnce(async (name) => {
      const seen = await getPlayground(name);
      parts.registry.playgrounds.set(name, playground({ state: 'destroying' }));
      return seen;
    });
    expect(await submitShare(asker(), demo, grace, roomyBudget(), parts)).toMatchObject({
      outcome: 'not-shareable',
      playground: { state: 'destroying' },
    });
    expect(sharesOf(parts)).toBeUndefined();
  });

  test('a message that cannot be written is logged as an error, and the share stands', async () => {
    const parts = mine();
    vi.spyOn(parts.registry, 'putNotice').mockRejectedValue(new Error('throttled'));
    expect(await submitShare(asker(), demo, grace, roomyBudget(), parts)).toEqual({ outcome: 'shared' });
    expect(parts.log.lines).toMatchObject([{ level: 'error' }]);
  });
});

describe('unshare', () => {
  test('takes it back from somebody who has left as well, without asking Slack', async () => {
    const parts = mine({ sharedWith: [grace] });
    parts.lookups.person.mockResolvedValue({ hasLeft: true, isBot: false, teamIds: [] });
    const target = { kind: 'user' as const, id: GRACE };
    expect(await submitUnshare(asker(), demo, target, roomyBudget(), parts)).toEqual({ outcome: 'unshared' });
    expect(parts.lookups.person).not.toHaveBeenCalled();
  });

  test('takes it back, and their App Home loses it', async () => {
    const parts = mine({ sharedWith: [grace, general] });
    const target = { kind: 'user' as const, id: GRACE };
    expect(await submitUnshare(asker(), demo, target, roomyBudget(), parts)).toEqual({ outcome: 'unshared' });
    expect(sharesOf(parts)).toEqual([general]);
    expect(parts.publish.mock.calls).toMatchObject([[{ type: 'playground-changed', formerUsers: [GRACE] }, {}]]);
  });

  test('what is not shared is said to be so', async () => {
    const target = { kind: 'user' as const, id: GRACE };
    expect(await submitUnshare(asker(), demo, target, roomyBudget(), mine())).toMatchObject({ outcome: 'not-shared' });
  });
});
