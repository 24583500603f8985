import { describe, expect, test, vi } from 'vitest';
import { submitCreate } from '../../../bot/submit/create.ts';
import { friendlyName } from '../../../provisioner/contract/friendly-name.ts';
import { NoPlaceError } from '../../../provisioner/contract/registry/places.ts';
import { asker, answerDeps as deps, never, roomyBudget, shortBudget, template } from '../support/answer-deps.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, GRACE, playground } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';

describe('create', () => {
  test('claims, then starts the provisioner with the operation and nothing else', async () => {
    const parts = deps();
    const outcome = await submitCreate(asker(), { name: 'demo' }, roomyBudget(), parts);
    expect(outcome).toMatchObject({
      outcome: 'started',
      operation: { playgroundName: 'demo', expiresAt: NOW + 14_400 },
    });
    const [operation] = parts.registry.operations.values();
    expect(parts.invoke.mock.calls.map(([id]) => id)).toEqual([operation?.id]);
  });

  test('an invoke that breaks leaves the claim, because it may have been accepted', async () => {
    const parts = deps({ invoke: vi.fn().mockRejectedValue(new Error('ECONNRESET')) });
    expect(await submitCreate(asker(), { name: 'demo' }, roomyBudget(), parts)).toMatchObject({ outcome: 'queued' });
    expect(parts.registry.playgrounds.has('demo')).toBe(true);
    expect(parts.log.lines).toMatchObject([{ level: 'warn' }]);
  });

  test('one for which there is no place waits for its turn, which is no fault', async () => {
    const parts = deps({ invoke: vi.fn().mockRejectedValue(new NoPlaceError('op-1')) });
    expect(await submitCreate(asker(), { name: 'demo' }, roomyBudget(), parts)).toMatchObject({
      outcome: 'queued',
      operation: { waiting: true },
    });
    expect(parts.registry.playgrounds.has('demo')).toBe(true);
    expect(parts.log.lines).toEqual([]);
  });

  test('an invoke that hangs is given up within the budget, and leaves the claim', async () => {
    const budget = shortBudget();
    const parts = deps({ invoke: never });
    expect(await submitCreate(asker(), { name: 'demo' }, budget, parts)).toMatchObject({ outcome: 'queued' });
    expect(parts.registry.operations.size).toBe(1);
  });

  test('the invoke is told to stop when its time is up', async () => {
    const signals: AbortSignal[] = [];
    const invoke = (_: string, signal?: AbortSignal) => {
      if (signal) signals.push(signal);
      return new Promise<void>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    };
    const budget = shortBudget();
    await submitCreate(asker(), { name: 'demo' }, budget, deps({ invoke }));
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
  });

  test('a registry that does not answer in time is said to be so, and nothing is started', async () => {
    const parts = deps();
    const registry = { ...parts.registry, claimCreate: never };
    const budget = shortBudget();
    expect(await submitCreate(asker(), { name: 'demo' }, budget, { ...parts, registry })).toEqual({
      outcome: 'over-budget',
    });
    expect(parts.invoke).not.toHaveBeenCalled();
  });

  test('a registry that breaks breaks the submission', async () => {
    const parts = deps();
    const registry = { ...parts.registry, claimCreate: () => Promise.reject(new Error('no table')) };
    await expect(submitCreate(asker(), { name: 'demo' }, roomyBudget(), { ...parts, registry })).rejects.toThrow(
      'no table',
    );
  });

  test('the same request twice is one playground, and the provisioner is told again', async () => {
    const parts = deps();
    const first = await submitCreate(asker(), { name: 'demo' }, roomyBudget(), parts);
    expect(await submitCreate(asker(), { name: 'demo' }, roomyBudget(), parts)).toEqual(first);
    expect(parts.registry.playgrounds.size).toBe(1);
    expect(parts.invoke).toHaveBeenCalledTimes(2);
  });

  test('a repeat of a request that is done already starts nothing', async () => {
    const parts = deps();
    await submitCreate(asker(), { name: 'demo' }, roomyBudget(), parts);
    for (const [id, row] of parts.registry.operations)
      parts.registry.operations.set(id, { ...row, state: 'succeeded' });
    await submitCreate(asker(), { name: 'demo' }, roomyBudget(), parts);
    expect(parts.invoke).toHaveBeenCalledTimes(1);
  });

  test('refusals come through, and start nothing', async () => {
    const held = deps({ registry: fakeRegistry({ playgrounds: [playground({ ownerId: GRACE })] }) });
    expect(await submitCreate(asker(), { name: 'demo' }, roomyBudget(), held)).toMatchObject({
      outcome: 'name-taken',
      holder: { ownerId: GRACE },
    });
    const full = deps({ limits: { perOwner: 0, total: 20 } });
    expect(await submitCreate(asker(), { name: 'demo' }, roomyBudget(), full)).toEqual({
      outcome: 'owner-limit',
      yours: [],
    });
    const crowded = deps({ limits: { perOwner: 3, total: 0 } });
    expect(await submitCreate(asker(), { name: 'demo' }, roomyBudget(), crowded)).toEqual({
      outcome: 'workspace-limit',
    });
    expect([...held.invoke.mock.calls, ...full.invoke.mock.calls, ...crowded.invoke.mock.calls]).toEqual([]);
  });
});

describe('create without a name', () => {
  const first = friendlyName(asker().requestKey);
  const second = friendlyName(`${asker().requestKey}#1`);

  test('gets a friendly one, the same for the same request', async () => {
    const parts = deps();
    await submitCreate(asker(), {}, roomyBudget(), parts);
    await submitCreate(asker(), {}, roomyBudget(), parts);
    expect([...parts.registry.playgrounds.keys()]).toEqual([first]);
  });

  test('tries another when that is taken, and a repeat of the request finds it', async () => {
    const parts = deps({ registry: fakeRegistry({ playgrounds: [playground({ name: first, ownerId: GRACE })] }) });
    const outcome = await submitCreate(asker(), {}, roomyBudget(), parts);
    expect(outcome).toMatchObject({ outcome: 'started', operation: { playgroundName: second } });
    expect(await submitCreate(asker(), {}, roomyBudget(), parts)).toEqual(outcome);
  });

  test('gives up after some', async () => {
    const parts = deps();
    const claimCreate = vi.fn(async () => ({ outcome: 'name-taken' as const, holder: playground() }));
    const outcome = await submitCreate(asker(), {}, roomyBudget(), {
      ...parts,
      registry: { ...parts.registry, claimCreate },
    });
    expect(outcome).toMatchObject({ outcome: 'name-taken' });
    expect(claimCreate).toHaveBeenCalledTimes(4);
  });
});

describe('what may be chosen', () => {
  test('is claimed with it', async () => {
    const parts = deps();
    const sharedWith = [{ kind: 'user' as const, id: GRACE, credentials: true }];
    const wish = { name: 'demo', template: 'default', lifetimeSeconds: 7200, tags: { web: 'v2' }, sharedWith };
    await submitCreate(asker(), wish, roomyBudget(), parts);
    expect(parts.registry.playgrounds.get('demo')).toMatchObject({
      ownerId: ADA,
      expiresAt: NOW + 7200,
      warnAt: NOW + 7200 - 7200 / 5,
      tags: { web: 'v2' },
      sharedWith,
    });
    expect([...parts.registry.notices.values()]).toMatchObject([{ kind: 'shared', to: GRACE, playgroundName: 'demo' }]);
    expect(parts.publish.mock.calls).toMatchObject([[{ type: 'notice-changed' }, expect.any(AbortSignal)]]);
  });

  test.each([
    [{ template: 'defualt' }, { outcome: 'unknown-template', said: 'defualt', known: ['default'], nearest: 'default' }],
    [{ template: 'constructor' }, { outcome: 'unknown-template', said: 'constructor', known: ['default'] }],
    [
      { tags: { wbe: 'v2' } },
      { outcome: 'unknown-service', said: 'wbe', known: ['data', 'api', 'web'], nearest: 'web' },
    ],
    [{ tags: { web: 'latest' } }, { outcome: 'tag-not-allowed', service: 'web', said: 'latest', allowed: 'v\\d+' }],
    [{ tags: { web: 'v2 v3' } }, { outcome: 'tag-not-allowed', service: 'web', said: 'v2 v3', allowed: 'v\\d+' }],
    [{ tags: { api: 'v2' } }, { outcome: 'tag-not-allowed', service: 'api', said: 'v2' }],
    [{ lifetimeSeconds: 24 * 3600 + 60 }, { outcome: 'lifetime-too-long', said: 24 * 3600 + 60, limit: 24 * 3600 }],
    [{ lifetimeSeconds: 240 }, { outcome: 'lifetime-too-short', said: 240, limit: 300 }],
  ])('%j is refused before anything is claimed', async (wish, refusal) => {
    const parts = deps();
    expect(await submitCreate(asker(), wish, roomyBudget(), parts)).toEqual(refusal);
    expect(parts.registry.operations.size).toBe(0);
  });

  test('a template that is not named is the default one, or the only one', async () => {
    const parts = deps({ templates: [{ ...template, name: 'shop' }] });
    await submitCreate(asker(), { name: 'demo' }, roomyBudget(), parts);
    expect(parts.registry.playgrounds.get('demo')?.template).toBe('shop');
  });
});

describe('at the cap', () => {
  test('mine are named, because one of them could make room', async () => {
    const mine = playground({ name: 'mine', id: 'mine-1' });
    const parts = deps({ registry: fakeRegistry({ playgrounds: [mine] }), limits: { perOwner: 1, total: 20 } });
    const outcome = await submitCreate(asker(), { name: 'demo' }, roomyBudget(), parts);
    expect(outcome).toMatchObject({ outcome: 'owner-limit', yours: [{ name: 'mine' }] });
  });

  test('of the workspace, the next to end is named, whosever it is', async () => {
    const playgrounds = [
      playground({ name: 'later', ownerId: GRACE, expiresAt: NOW + 900 }),
      playground({ name: 'next', ownerId: GRACE, expiresAt: NOW + 60 }),
    ];
    const parts = deps({ registry: fakeRegistry({ playgrounds }), limits: { perOwner: 3, total: 2 } });
    const outcome = await submitCreate(asker(), { name: 'demo' }, roomyBudget(), parts);
    expect(outcome).toMatchObject({ outcome: 'workspace-limit', next: { name: 'next' } });
  });
});
