import { expect, test } from 'vitest';
import { submitRestart, submitUpdate } from '../../../bot/submit/update.ts';
import { asker, answerDeps as deps, roomyBudget, template } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, playground } from '../support/rows.ts';

const demo = { name: 'demo' };
const mine = (changes = {}) => deps({ registry: fakeRegistry({ playgrounds: [playground(changes)] }) });

test('an update claims with the tags, and starts', async () => {
  const parts = mine();
  expect(await submitUpdate(asker(), demo, { web: 'v2' }, roomyBudget(), parts)).toMatchObject({
    outcome: 'started',
    operation: { kind: 'update', tags: { web: 'v2' }, askedBy: ADA },
  });
  expect(parts.registry.playgrounds.get('demo')?.state).toBe('updating');
  expect(parts.invoke).toHaveBeenCalledTimes(1);
});

test('a restart claims with none', async () => {
  const parts = mine();
  expect(await submitRestart(asker(), demo, roomyBudget(), parts)).toMatchObject({ operation: { kind: 'restart' } });
});

test.each([
  ['a service that there is not', {}, { wbe: 'v2' }, { outcome: 'unknown-service', nearest: 'web' }],
  ['a tag that may not be chosen', {}, { web: 'latest' }, { outcome: 'tag-not-allowed', allowed: 'v\\d+' }],
  [
    'a template that was removed meanwhile',
    { template: 'old' },
    { web: 'v2' },
    { outcome: 'unknown-template', said: 'old' },
  ],
  ['one that is being made', { state: 'creating' }, { web: 'v2' }, { outcome: 'not-ready' }],
  [
    'somebody else’s, shared or not',
    { ownerId: GRACE, sharedWith: [{ kind: 'user', id: ADA, credentials: true }] },
    {},
    { outcome: 'not-yours' },
  ],
])('%s is refused', async (_, changes, tags, outcome) => {
  const parts = mine(changes);
  expect(await submitUpdate(asker(), demo, tags, roomyBudget(), parts)).toMatchObject(outcome);
  expect(parts.invoke).not.toHaveBeenCalled();
});

test('the same request twice is one update', async () => {
  const parts = mine({ template: template.name });
  const first = await submitUpdate(asker(), demo, undefined, roomyBudget(), parts);
  expect(await submitUpdate(asker(), demo, undefined, roomyBudget(), parts)).toEqual(first);
});
