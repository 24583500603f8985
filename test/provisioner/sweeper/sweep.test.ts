import { describe, expect, it } from 'vitest';
import { LEASE_SECONDS } from '../../../provisioner/contract/registry.ts';
import { type SweepDeps, sweep } from '../../../provisioner/sweeper/sweep.ts';
import { EXPIRED, NOW, sweepWorld } from './sweep-world.ts';

describe('a sweep', () => {
  it('has nothing to do with what is well', async () => {
    const { registry, invoked, published, deps, claimCreate, take, makeReady } = sweepWorld();
    await makeReady('demo');
    const running = await take(await claimCreate('other'), NOW);
    await registry.renew(running, NOW + 50);
    await expect(sweep(deps, NOW + 100)).resolves.toEqual({ warned: 0, expired: 0, restarted: 0, faults: [] });
    expect([invoked, published]).toEqual([[], []]);
  });

  it('destroys a playground whose time is up', async () => {
    const { registry, invoked, deps, makeReady } = sweepWorld();
    await makeReady('demo');
    await expect(sweep(deps, EXPIRED)).resolves.toMatchObject({ expired: 1 });
    const [id] = invoked;
    expect(registry.operations.get(id ?? '')).toMatchObject({
      kind: 'destroy',
      cause: 'expired',
      playgroundName: 'demo',
    });
    expect(registry.playgrounds.get('demo')?.state).toBe('destroying');
  });

  it('starts a queued operation that nobody took', async () => {
    const { invoked, deps, claimCreate } = sweepWorld();
    const id = await claimCreate('demo');
    await sweep(deps, NOW + 120);
    expect(invoked).toEqual([id]);
  });

  it('starts an operation again whose lease has lapsed', async () => {
    const { invoked, deps, claimCreate, take } = sweepWorld();
    const id = await claimCreate('demo');
    await take(id, NOW);
    await sweep(deps, NOW + LEASE_SECONDS + 10);
    expect(invoked).toEqual([id]);
  });

  it('may run twice at the same moment and destroys once', async () => {
    const { invoked, deps, makeReady, registry } = sweepWorld();
    await makeReady('demo');
    await Promise.all([sweep(deps, EXPIRED), sweep(deps, EXPIRED)]);
    expect(invoked).toHaveLength(1);
    expect([...registry.operations.values()].filter(({ kind }) => kind === 'destroy')).toHaveLength(1);
  });

  it('tries again what could not be removed, with a new operation', async () => {
    const { registry, invoked, deps, take, makeReady } = sweepWorld();
    await makeReady('demo');
    await sweep(deps, EXPIRED);
    const first = await take(invoked[0] ?? '', EXPIRED);
    await registry.stuck(first, { code: 'NOT_REMOVED', reason: 'In use.', reference: first.id }, EXPIRED);
    await sweep(deps, EXPIRED + 24 * 3600);
    expect(new Set(invoked).size).toBe(2);
    expect(registry.playgrounds.get('demo')?.state).toBe('destroying');
  });

  it('does the rest when one item fails, and tells of it', async () => {
    const { invoked, claimCreate, makeReady, deps } = sweepWorld();
    await makeReady('first');
    await makeReady('second');
    const waiting = await claimCreate('third');
    const broken: SweepDeps = {
      ...deps,
      invoke: async (id) => {
        if (id === waiting) throw new Error('throttled');
        invoked.push(id);
      },
    };
    const swept = await sweep(broken, EXPIRED);
    expect(swept.faults).toEqual([new Error('throttled')]);
    expect(swept.expired).toBe(2);
    expect(invoked).toHaveLength(2);
  });

  it('does a bounded amount of work, and the next sweep the rest', async () => {
    const { invoked, deps, claimCreate, take } = sweepWorld();
    const ids = await Promise.all([...Array(60).keys()].map((n) => claimCreate(`demo-${n}`)));
    await sweep(deps, NOW + 120);
    expect(invoked.length).toBeLessThan(60);
    for (const id of invoked) await take(id, NOW + 120);
    await sweep(deps, NOW + 121);
    expect(new Set(invoked)).toEqual(new Set(ids));
  });

  it('skips a row that it cannot read, tells of it once, and does the rest', async () => {
    const { registry, published, makeReady, deps } = sweepWorld();
    await makeReady('demo');
    const unreadable = { row: 'OPERATION#op-of-tomorrow', why: 'state: expected one of …' };
    const postponed: number[] = [];
    const logged: unknown[] = [];
    const broken: SweepDeps = {
      ...deps,
      registry: {
        ...registry,
        due: async (now) => ({ ...(await registry.due(now)), unreadable: [unreadable] }),
        postpone: async (_row, until) => void postponed.push(until),
      },
      log: { ...deps.log, error: (_message, details) => void logged.push(details) },
    };
    await expect(sweep(broken, EXPIRED)).resolves.toMatchObject({ expired: 1, faults: [] });
    for (const { id } of registry.notices.values()) await registry.shown(id, 1, { isLast: true, at: NOW });
    await sweep(broken, EXPIRED + 3600);
    expect(postponed).toEqual([EXPIRED + 3600, EXPIRED + 7200]);
    expect(logged).toEqual([unreadable, unreadable]);
    const notices = [...registry.notices.values()].filter(({ kind }) => kind === 'unreadable');
    expect(notices).toMatchObject([{ playgroundName: unreadable.row }]);
    expect(
      published.filter((event) => event.type === 'notice-changed' && event.noticeId === notices[0]?.id),
    ).toHaveLength(1);
  });

  it('starts an operation whose every run breaks off with growing delay, for ever', async () => {
    const { invoked, deps, claimCreate, take } = sweepWorld();
    const id = await claimCreate('demo');
    const starts: number[] = [];
    for (let now = NOW + 60; now < NOW + 8 * 3600; now += 60) {
      await sweep(deps, now);
      if (invoked.splice(0).length === 0) continue;
      starts.push(now);
      await take(id, now);
    }
    const gaps = starts.slice(1).map((start, at) => Math.round((start - (starts[at] ?? 0)) / 60));
    expect(gaps.slice(0, 6)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(gaps.slice(6)).toEqual([...gaps.slice(6)].sort((one, other) => one - other));
    expect(gaps.at(-1)).toBe(61);
  });

  it('leaves a newer playground of the same name alone', async () => {
    const { registry, invoked, published, makeReady, deps } = sweepWorld();
    await makeReady('demo');
    const old = registry.playgrounds.get('demo');
    registry.playgrounds.set('demo', { ...old, id: 'demo-newer', operationId: 'op-newer' } as never);
    const stale: SweepDeps = {
      ...deps,
      registry: {
        claimDestroy: registry.claimDestroy,
        warn: registry.warn,
        postpone: registry.postpone,
        waits: registry.waits,
        putNotice: registry.putNotice,
        tellAgain: registry.tellAgain,
        due: async () => ({ playgrounds: old ? [old] : [], operations: [], notices: [], unreadable: [] }),
      },
    };
    await expect(sweep(stale, EXPIRED)).resolves.toMatchObject({ expired: 0, faults: [] });
    expect([invoked, published]).toEqual([[], []]);
  });
});
