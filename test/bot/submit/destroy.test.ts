import { describe, expect, test } from 'vitest';
import { submitDestroy } from '../../../bot/submit/destroy.ts';
import { asker, answerDeps as deps, roomyBudget } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { GRACE, LINUS, playground } from '../support/rows.ts';

describe('destroy', () => {
  const mine = () => fakeRegistry({ playgrounds: [playground()] });

  test('claims and starts', async () => {
    const parts = deps({ registry: mine() });
    expect(await submitDestroy(asker(), { name: 'demo' }, roomyBudget(), parts)).toMatchObject({
      outcome: 'started',
      operation: { kind: 'destroy' },
    });
    expect(parts.registry.playgrounds.get('demo')?.state).toBe('destroying');
    expect(parts.invoke).toHaveBeenCalledTimes(1);
  });

  test("somebody else's is left alone", async () => {
    const parts = deps({ registry: fakeRegistry({ playgrounds: [playground({ ownerId: GRACE })] }) });
    expect(await submitDestroy(asker(), { name: 'demo' }, roomyBudget(), parts)).toMatchObject({
      outcome: 'not-yours',
    });
    expect(parts.registry.playgrounds.get('demo')?.state).toBe('ready');
    expect(parts.invoke).not.toHaveBeenCalled();
  });

  test('one that is not there is said to be so', async () => {
    expect(await submitDestroy(asker(), { name: 'demo' }, roomyBudget(), deps())).toEqual({
      outcome: 'no-such-playground',
    });
  });

  test('one that is being made is refused', async () => {
    const parts = deps({ registry: fakeRegistry({ playgrounds: [playground({ state: 'creating' })] }) });
    expect(await submitDestroy(asker(), { name: 'demo' }, roomyBudget(), parts)).toMatchObject({
      outcome: 'not-destroyable',
    });
    expect(parts.invoke).not.toHaveBeenCalled();
  });

  test('a new generation of the name, by somebody else, is not what was asked for', async () => {
    const parts = deps({ registry: mine() });
    const getRemains = async () => {
      const seen = playground();
      parts.registry.playgrounds.set('demo', playground({ id: 'demo-ffffffff', ownerId: GRACE }));
      return seen;
    };
    const registry = { ...parts.registry, getRemains };
    expect(await submitDestroy(asker(), { name: 'demo' }, roomyBudget(), { ...parts, registry })).toEqual({
      outcome: 'no-such-playground',
    });
    expect(parts.registry.playgrounds.get('demo')).toMatchObject({ ownerId: GRACE, state: 'ready' });
  });

  test('a name that appears between look and claim is not taken for the asker’s', async () => {
    const parts = deps({ registry: mine() });
    const registry = { ...parts.registry, getRemains: async () => undefined };
    expect(await submitDestroy(asker(), { name: 'demo' }, roomyBudget(), { ...parts, registry })).toEqual({
      outcome: 'no-such-playground',
    });
  });

  test('the same request twice is one destroy, also when it is gone by then', async () => {
    const parts = deps({ registry: mine() });
    const first = await submitDestroy(asker(), { name: 'demo' }, roomyBudget(), parts);
    parts.registry.playgrounds.clear();
    expect(await submitDestroy(asker(), { name: 'demo' }, roomyBudget(), parts)).toEqual(first);
  });

  test('an admin may destroy everybody’s, a guest may not', async () => {
    const sharedWith = [{ kind: 'user' as const, id: LINUS, credentials: true }];
    const parts = deps({
      registry: fakeRegistry({ playgrounds: [playground({ ownerId: GRACE, sharedWith })] }),
      admins: [asker().userId],
    });
    const guest = asker({ userId: LINUS, requestKey: 'guest' });
    expect(await submitDestroy(guest, { name: 'demo' }, roomyBudget(), parts)).toMatchObject({ outcome: 'not-yours' });
    const outcome = await submitDestroy(asker(), { name: 'demo' }, roomyBudget(), parts);
    expect(outcome).toMatchObject({ outcome: 'started', operation: { ownerId: GRACE, askedBy: asker().userId } });
  });

  test('a button of an earlier generation destroys nothing', async () => {
    const parts = deps({ registry: mine() });
    const aim = { name: 'demo', playgroundId: 'demo-99999999' };
    expect(await submitDestroy(asker(), aim, roomyBudget(), parts)).toEqual({ outcome: 'no-such-playground' });
    expect(parts.registry.playgrounds.get('demo')?.state).toBe('ready');
  });

  test('a name with a typo is answered with the one that was meant', async () => {
    const parts = deps({ registry: mine() });
    const outcome = await submitDestroy(asker(), { name: 'dmeo' }, roomyBudget(), parts);
    expect(outcome).toEqual({ outcome: 'no-such-playground', nearest: 'demo' });
  });
});
