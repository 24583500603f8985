import { describe, expect, test, vi } from 'vitest';
import { createBudget } from '../../bot/budget.ts';
import { type SubmitDeps, submitCreate, submitDestroy } from '../../bot/submit.ts';
import { friendlyName } from '../../provisioner/contract/name.ts';
import { fakeLog } from './support/fake-log.ts';
import { type FakeRegistry, fakeRegistry } from './support/fake-registry.ts';
import { ADA, GRACE, playground } from './support/rows.ts';
import { NOW } from './support/slack-request.ts';

const asker = { ownerId: ADA, requestedAt: NOW, requestKey: 'T0TEST001:1.2.3' };
const roomy = () => createBudget(Date.now() + 2000, Date.now, vi.fn());
const never = () => new Promise<never>(() => undefined);

function deps(changes: Partial<Pick<SubmitDeps, 'invoke' | 'limits'>> = {}, registry: FakeRegistry = fakeRegistry()) {
  return {
    registry,
    invoke: vi.fn<SubmitDeps['invoke']>(changes.invoke ?? (async () => undefined)),
    limits: changes.limits ?? { perOwner: 3, total: 20 },
    lifetimeSeconds: 14_400,
    warningSeconds: 1800,
    log: fakeLog(),
  };
}

describe('create', () => {
  test('claims, then starts the provisioner with the operation and nothing else', async () => {
    const parts = deps();
    const outcome = await submitCreate(asker, 'demo', roomy(), parts);
    expect(outcome).toMatchObject({
      outcome: 'started',
      operation: { playgroundName: 'demo', expiresAt: NOW + 14_400 },
    });
    const [operation] = parts.registry.operations.values();
    expect(parts.invoke.mock.calls.map(([id]) => id)).toEqual([operation?.id]);
  });

  test('an invoke that breaks leaves the claim, because it may have been accepted', async () => {
    const parts = deps({ invoke: vi.fn().mockRejectedValue(new Error('ECONNRESET')) });
    expect(await submitCreate(asker, 'demo', roomy(), parts)).toMatchObject({ outcome: 'queued' });
    expect(parts.registry.playgrounds.has('demo')).toBe(true);
    expect(parts.log.lines).toMatchObject([{ level: 'warn' }]);
  });

  test('an invoke that hangs is given up within the budget, and leaves the claim', async () => {
    const budget = createBudget(Date.now() + 30, Date.now, vi.fn());
    const parts = deps({ invoke: never });
    expect(await submitCreate(asker, 'demo', budget, parts)).toMatchObject({ outcome: 'queued' });
    expect(parts.registry.operations.size).toBe(1);
  });

  test('the invoke is told to stop when its time is up', async () => {
    const signals: AbortSignal[] = [];
    const invoke = (_: string, signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const budget = createBudget(Date.now() + 30, Date.now, vi.fn());
    await submitCreate(asker, 'demo', budget, deps({ invoke }));
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
  });

  test('a registry that does not answer in time is said to be so, and nothing is started', async () => {
    const parts = deps();
    const registry = { ...parts.registry, claimCreate: never };
    const budget = createBudget(Date.now() + 30, Date.now, vi.fn());
    expect(await submitCreate(asker, 'demo', budget, { ...parts, registry })).toEqual({ outcome: 'over-budget' });
    expect(parts.invoke).not.toHaveBeenCalled();
  });

  test('a registry that breaks breaks the submission', async () => {
    const parts = deps();
    const registry = { ...parts.registry, claimCreate: () => Promise.reject(new Error('no table')) };
    await expect(submitCreate(asker, 'demo', roomy(), { ...parts, registry })).rejects.toThrow('no table');
  });

  test('the same request twice is one playground, and the provisioner is told again', async () => {
    const parts = deps();
    const first = await submitCreate(asker, 'demo', roomy(), parts);
    expect(await submitCreate(asker, 'demo', roomy(), parts)).toEqual(first);
    expect(parts.registry.playgrounds.size).toBe(1);
    expect(parts.invoke).toHaveBeenCalledTimes(2);
  });

  test('a repeat of a request that is done already starts nothing', async () => {
    const parts = deps();
    await submitCreate(asker, 'demo', roomy(), parts);
    for (const [id, row] of parts.registry.operations)
      parts.registry.operations.set(id, { ...row, state: 'succeeded' });
    await submitCreate(asker, 'demo', roomy(), parts);
    expect(parts.invoke).toHaveBeenCalledTimes(1);
  });

  test('refusals come through, and start nothing', async () => {
    const held = deps({}, fakeRegistry({ playgrounds: [playground({ ownerId: GRACE })] }));
    expect(await submitCreate(asker, 'demo', roomy(), held)).toMatchObject({
      outcome: 'name-taken',
      holder: { ownerId: GRACE },
    });
    const full = deps({ limits: { perOwner: 0, total: 20 } });
    expect(await submitCreate(asker, 'demo', roomy(), full)).toEqual({ outcome: 'owner-limit' });
    const crowded = deps({ limits: { perOwner: 3, total: 0 } });
    expect(await submitCreate(asker, 'demo', roomy(), crowded)).toEqual({ outcome: 'workspace-limit' });
    expect([...held.invoke.mock.calls, ...full.invoke.mock.calls, ...crowded.invoke.mock.calls]).toEqual([]);
  });
});

describe('create without a name', () => {
  const first = friendlyName(asker.requestKey);
  const second = friendlyName(`${asker.requestKey}#1`);

  test('gets a friendly one, the same for the same request', async () => {
    const parts = deps();
    await submitCreate(asker, undefined, roomy(), parts);
    await submitCreate(asker, undefined, roomy(), parts);
    expect([...parts.registry.playgrounds.keys()]).toEqual([first]);
  });

  test('tries another when that is taken, and a repeat of the request finds it', async () => {
    const parts = deps({}, fakeRegistry({ playgrounds: [playground({ name: first, ownerId: GRACE })] }));
    const outcome = await submitCreate(asker, undefined, roomy(), parts);
    expect(outcome).toMatchObject({ outcome: 'started', operation: { playgroundName: second } });
    expect(await submitCreate(asker, undefined, roomy(), parts)).toEqual(outcome);
  });

  test('gives up after some', async () => {
    const parts = deps();
    const claimCreate = vi.fn(async () => ({ outcome: 'name-taken' as const, holder: playground() }));
    const outcome = await submitCreate(asker, undefined, roomy(), {
      ...parts,
      registry: { ...parts.registry, claimCreate },
    });
    expect(outcome).toMatchObject({ outcome: 'name-taken' });
    expect(claimCreate).toHaveBeenCalledTimes(4);
  });
});

describe('destroy', () => {
  const mine = () => fakeRegistry({ playgrounds: [playground()] });

  test('claims and starts', async () => {
    const parts = deps({}, mine());
    expect(await submitDestroy(asker, 'demo', roomy(), parts)).toMatchObject({
      outcome: 'started',
      operation: { kind: 'destroy' },
    });
    expect(parts.registry.playgrounds.get('demo')?.state).toBe('destroying');
    expect(parts.invoke).toHaveBeenCalledTimes(1);
  });

  test("somebody else's is left alone", async () => {
    const parts = deps({}, fakeRegistry({ playgrounds: [playground({ ownerId: GRACE })] }));
    expect(await submitDestroy(asker, 'demo', roomy(), parts)).toMatchObject({ outcome: 'not-yours' });
    expect(parts.registry.playgrounds.get('demo')?.state).toBe('ready');
    expect(parts.invoke).not.toHaveBeenCalled();
  });

  test('one that is not there is said to be so', async () => {
    expect(await submitDestroy(asker, 'demo', roomy(), deps())).toEqual({ outcome: 'no-such-playground' });
  });

  test('one that is being made is refused', async () => {
    const parts = deps({}, fakeRegistry({ playgrounds: [playground({ state: 'creating' })] }));
    expect(await submitDestroy(asker, 'demo', roomy(), parts)).toMatchObject({ outcome: 'not-destroyable' });
    expect(parts.invoke).not.toHaveBeenCalled();
  });

  test('a new generation of the name, by somebody else, is not what was asked for', async () => {
    const parts = deps({}, mine());
    const getPlayground = async () => {
      const seen = playground();
      parts.registry.playgrounds.set('demo', playground({ id: 'demo-ffffffff', ownerId: GRACE }));
      return seen;
    };
    const registry = { ...parts.registry, getPlayground };
    expect(await submitDestroy(asker, 'demo', roomy(), { ...parts, registry })).toEqual({
      outcome: 'no-such-playground',
    });
    expect(parts.registry.playgrounds.get('demo')).toMatchObject({ ownerId: GRACE, state: 'ready' });
  });

  test('a name that appears between look and claim is not taken for the asker’s', async () => {
    const parts = deps({}, mine());
    const registry = { ...parts.registry, getPlayground: async () => undefined };
    expect(await submitDestroy(asker, 'demo', roomy(), { ...parts, registry })).toEqual({
      outcome: 'no-such-playground',
    });
  });

  test('the same request twice is one destroy, also when it is gone by then', async () => {
    const parts = deps({}, mine());
    const first = await submitDestroy(asker, 'demo', roomy(), parts);
    parts.registry.playgrounds.clear();
    expect(await submitDestroy(asker, 'demo', roomy(), parts)).toEqual(first);
  });
});
