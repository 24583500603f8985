import { describe, expect, test } from 'vitest';
import { submitRetry } from '../../../bot/submit/retry.ts';
import { asker, answerDeps as deps, roomyBudget } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, LINUS, operation, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

const failed = (changes = {}) =>
  operation({
    id: 'op-failed0000',
    state: 'failed',
    askedBy: ADA,
    requestedAt: NOW - 600,
    expiresAt: NOW + 6600,
    tags: { web: 'v2' },
    ...changes,
  });
const parts = (...operations: ReturnType<typeof failed>[]) => deps({ registry: fakeRegistry({ operations }) });

describe('a create that failed', () => {
  test.each([
    ['by its id', { operationId: 'op-failed0000' }],
    ['by its name', { name: 'demo' }],
    ['my newest', 'newest'],
  ] as const)('%s is claimed anew, with what it had', async (_, again) => {
    const world = parts(failed(), failed({ id: 'op-older00000', requestedAt: NOW - 900, tags: { web: 'v1' } }));
    expect(await submitRetry(asker(), again, roomyBudget(), world)).toMatchObject({
      outcome: 'started',
      operation: { kind: 'create', playgroundName: 'demo', ownerId: ADA, tags: { web: 'v2' }, expiresAt: NOW + 7200 },
    });
  });

  test('is told who has the name by now', async () => {
    const registry = fakeRegistry({ operations: [failed()], playgrounds: [playground({ ownerId: GRACE })] });
    const outcome = await submitRetry(asker(), { operationId: 'op-failed0000' }, roomyBudget(), deps({ registry }));
    expect(outcome).toMatchObject({ outcome: 'name-taken', holder: { ownerId: GRACE } });
  });

  test('is tried again by an admin for its owner, and by nobody else', async () => {
    const world = { ...parts(failed()), admins: [LINUS] };
    const again = { operationId: 'op-failed0000' };
    const stranger = asker({ userId: GRACE, requestKey: 'stranger' });
    expect(await submitRetry(stranger, again, roomyBudget(), world)).toMatchObject({ outcome: 'not-your-operation' });
    const admin = asker({ userId: LINUS, requestKey: 'admin' });
    expect(await submitRetry(admin, again, roomyBudget(), world)).toMatchObject({ operation: { ownerId: ADA } });
  });

  test('of a template that was removed meanwhile says so', async () => {
    const outcome = await submitRetry(asker(), { name: 'demo' }, roomyBudget(), parts(failed({ template: 'old' })));
    expect(outcome).toMatchObject({ outcome: 'unknown-template', said: 'old' });
  });

  test('clicked twice is claimed once', async () => {
    const world = parts(failed());
    const again = { operationId: 'op-failed0000' };
    await submitRetry(asker(), again, roomyBudget(), world);
    const second = asker({ requestKey: 'second click' });
    expect(await submitRetry(second, again, roomyBudget(), world)).toMatchObject({
      outcome: 'name-taken',
      holder: { ownerId: ADA, state: 'creating' },
    });
  });
});

test.each([
  ['nothing that failed', 'newest' as const, {}, 'nothing-to-retry'],
  ['an operation that is not there', { operationId: 'op-unknown000' }, {}, 'nothing-to-retry'],
  ['a destroy', { operationId: 'op-failed0000' }, { kind: 'destroy' }, 'nothing-to-retry'],
  ['one that was made', { operationId: 'op-failed0000' }, { state: 'succeeded' }, 'not-failed'],
])('%s is refused', async (_, again, changes, outcome) => {
  const world = parts(failed({ state: 'succeeded', ...changes }));
  expect(await submitRetry(asker(), again, roomyBudget(), world)).toMatchObject({ outcome });
  expect(world.registry.playgrounds.size).toBe(0);
});
