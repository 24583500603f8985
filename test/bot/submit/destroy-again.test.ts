import { describe, expect, test } from 'vitest';
import { submitDestroyAgain } from '../../../bot/submit/destroy-again.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { answerDeps, asker, never, roomyBudget, shortBudget } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { GRACE, operation, playground } from '../support/rows.ts';

const failed = operation({ kind: 'destroy', state: 'failed' });
const again = (playgrounds: Playground[], userId = failed.ownerId) => {
  const deps = answerDeps({ registry: fakeRegistry({ playgrounds, operations: [failed] }) });
  return submitDestroyAgain(asker({ userId }), { operationId: failed.id }, roomyBudget(), deps);
};

describe('what a failed destroy has left', () => {
  test('is destroyed, in an operation of its own', async () => {
    const outcome = await again([playground({ state: 'stuck' })]);
    expect(outcome).toMatchObject({ outcome: 'asked', name: 'demo', destroy: { outcome: 'started' } });
  });

  test('is not a stranger’s to destroy', async () => {
    const outcome = await again([playground({ state: 'stuck' })], GRACE);
    expect(outcome).toMatchObject({ outcome: 'asked', destroy: { outcome: 'not-yours' } });
  });

  test('is gone already', async () => {
    expect(await again([])).toMatchObject({ outcome: 'gone-already' });
  });

  test('is gone already, and the name is somebody else’s: theirs is left alone', async () => {
    const theirs = playground({ id: 'demo-ffffffff', ownerId: GRACE, state: 'stuck' });
    expect(await again([theirs])).toMatchObject({ outcome: 'gone-already', holder: { ownerId: GRACE } });
  });

  test('is being destroyed by another click or the sweeper', async () => {
    const outcome = await again([playground({ state: 'destroying' })]);
    expect(outcome).toMatchObject({ outcome: 'asked', destroy: { outcome: 'not-destroyable' } });
  });

  test('is nothing where it is ready: that is destroyed only after asking', async () => {
    expect(await again([playground()])).toMatchObject({ outcome: 'not-stuck' });
  });
});

describe('what an update that could not be taken back has left', () => {
  const left = { code: 'NOT_TAKEN_BACK', reason: 'It failed its health check.', reference: 'op-1' } as const;
  const updated = operation({ kind: 'update', state: 'failed', failure: left });
  const pressed = (row: Playground) => {
    const deps = answerDeps({ registry: fakeRegistry({ playgrounds: [row], operations: [updated] }) });
    return submitDestroyAgain(asker({ userId: updated.ownerId }), { operationId: updated.id }, roomyBudget(), deps);
  };

  test('is destroyed while it is as that left it', async () => {
    const outcome = await pressed(playground({ operationId: updated.id }));
    expect(outcome).toMatchObject({ outcome: 'asked', destroy: { outcome: 'started' } });
  });

  test('is left alone when it was changed again since', async () => {
    expect(await pressed(playground({ operationId: 'op-newer' }))).toMatchObject({ outcome: 'not-stuck' });
  });
});

test('an operation that nobody knows', async () => {
  const outcome = await submitDestroyAgain(asker(), { operationId: 'op-none' }, roomyBudget(), answerDeps());
  expect(outcome).toEqual({ outcome: 'no-such-operation' });
});

test('a registry that does not answer in time', async () => {
  const registry = { ...fakeRegistry({ operations: [failed] }), getPlayground: never };
  const asked = submitDestroyAgain(asker(), { operationId: failed.id }, shortBudget(), answerDeps({ registry }));
  expect(await asked).toEqual({ outcome: 'over-budget' });
});
