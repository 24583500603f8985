import { expect, test } from 'vitest';
import { submitTransfer } from '../../../bot/submit/transfer.ts';
import { asker, answerDeps as deps, roomyBudget } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, LINUS, playground } from '../support/rows.ts';

const demo = { name: 'demo' };
const mine = (changes = {}) => deps({ registry: fakeRegistry({ playgrounds: [playground(changes)] }) });

test('makes it theirs, and both hear of it', async () => {
  const parts = mine({ sharedWith: [{ kind: 'user', id: GRACE, credentials: false }] });
  expect(await submitTransfer(asker(), demo, GRACE, roomyBudget(), parts)).toEqual({ outcome: 'transferred' });
  expect(parts.registry.playgrounds.get('demo')).toMatchObject({ ownerId: GRACE, sharedWith: [] });
  expect([...parts.registry.notices.values()]).toMatchObject([{ kind: 'transferred', to: GRACE }]);
  expect(parts.publish.mock.calls.map(([event]) => event)).toContainEqual(
    expect.objectContaining({ type: 'playground-changed', formerUsers: [ADA] }),
  );
});

test('a new owner who has as many as one may is not given another', async () => {
  const theirs = playground({ name: 'theirs', id: 'theirs-1', ownerId: GRACE });
  const registry = fakeRegistry({ playgrounds: [playground(), theirs] });
  const parts = deps({ registry, limits: { perOwner: 1, total: 20 } });
  expect(await submitTransfer(asker(), demo, GRACE, roomyBudget(), parts)).toEqual({ outcome: 'owner-limit' });
  expect(registry.playgrounds.get('demo')?.ownerId).toBe(ADA);
});

test.each([
  ['to its owner', ADA, {}, 'theirs-already'],
  ['while it is being updated', GRACE, { state: 'updating' }, 'not-transferable'],
  ['somebody else’s', GRACE, { ownerId: LINUS }, 'not-yours'],
])('%s is refused', async (_, to, changes, outcome) => {
  const parts = mine(changes);
  expect(await submitTransfer(asker(), demo, to, roomyBudget(), parts)).toMatchObject({ outcome });
  expect(parts.registry.notices.size).toBe(0);
});

test('somebody who has left is not given anything', async () => {
  const parts = mine();
  parts.lookups.person.mockResolvedValue({ hasLeft: true, isBot: false, teamIds: [] });
  expect(await submitTransfer(asker(), demo, GRACE, roomyBudget(), parts)).toEqual({ outcome: 'unfit', why: 'left' });
  expect(parts.registry.playgrounds.get('demo')?.ownerId).toBe(ADA);
});

test('an admin may give away what somebody left behind', async () => {
  const parts = { ...mine({ ownerId: LINUS }), admins: [ADA] };
  expect(await submitTransfer(asker(), demo, ADA, roomyBudget(), parts)).toEqual({ outcome: 'transferred' });
});
