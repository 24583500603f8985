import { describe, expect, it } from 'vitest';
import { sweep } from '../../../provisioner/sweeper/sweep.ts';
import type { FakeRegistry } from '../../support/fake-registry.ts';
import { EXPIRED, LIFETIME, NOW, sweepWorld, WARNING } from './sweep-world.ts';

const WARNED = EXPIRED - WARNING;

async function extend(registry: FakeRegistry, expiresAt: number): Promise<void> {
  const playground = registry.playgrounds.get('demo');
  const outcome = await registry.extend({
    name: 'demo',
    playgroundId: playground?.id ?? '',
    askedBy: 'U1',
    requestedAt: NOW,
    requestKey: `extend-${expiresAt}`,
    seenExpiresAt: playground?.expiresAt ?? 0,
    expiresAt,
    warningSeconds: WARNING,
  });
  expect(outcome.outcome).toBe('changed');
}

describe('the warning of an end', () => {
  it('goes to the owner once, ahead of the end', async () => {
    const { registry, published, deps, makeReady } = sweepWorld();
    await makeReady('demo');
    await expect(sweep(deps, WARNED - 1)).resolves.toMatchObject({ warned: 0 });
    await expect(sweep(deps, WARNED)).resolves.toMatchObject({ warned: 1, expired: 0 });
    const [notice] = registry.notices.values();
    expect(notice).toMatchObject({ kind: 'expiring', playgroundName: 'demo', to: 'U1' });
    expect(published).toEqual([{ type: 'notice-changed', noticeId: notice?.id, sequence: 1 }]);
    await expect(sweep(deps, WARNED + 1)).resolves.toMatchObject({ warned: 0 });
    await expect(sweep(deps, EXPIRED)).resolves.toMatchObject({ expired: 1 });
  });

  it('is one, though two sweep at once', async () => {
    const { registry, published, deps, makeReady } = sweepWorld();
    await makeReady('demo');
    await Promise.all([sweep(deps, WARNED), sweep(deps, WARNED)]);
    expect(registry.notices.size).toBe(1);
    expect(published).toHaveLength(1);
  });

  it('comes again for the new end after an extension', async () => {
    const { registry, deps, makeReady } = sweepWorld();
    await makeReady('demo');
    await sweep(deps, WARNED);
    await extend(registry, EXPIRED + LIFETIME);
    await expect(sweep(deps, WARNED + 1)).resolves.toMatchObject({ warned: 0 });
    await expect(sweep(deps, WARNED + LIFETIME)).resolves.toMatchObject({ warned: 1 });
    expect(registry.notices.size).toBe(2);
  });

  it('is not given by a sweep that comes hours late: the time is up', async () => {
    const { deps, makeReady } = sweepWorld();
    await makeReady('demo');
    await expect(sweep(deps, EXPIRED + 5 * 3600)).resolves.toMatchObject({ warned: 0, expired: 1 });
  });

  it('is told again while nobody has shown it', async () => {
    const { registry, published, deps, makeReady } = sweepWorld();
    await makeReady('demo');
    const deaf = { ...deps, publish: async () => Promise.reject(new Error('SNS is down')) };
    expect((await sweep(deaf, WARNED)).faults).toEqual([new Error('SNS is down')]);
    await sweep(deps, WARNED + 60);
    expect(published).toHaveLength(1);
    const [notice] = registry.notices.values();
    await registry.shown(notice?.id ?? '', 1, { isLast: true, at: NOW });
    await sweep(deps, WARNED + 120);
    expect(published).toHaveLength(1);
  });

  it('loses cleanly to an extension that came between its look and its act, and so does the end', async () => {
    const { registry, makeReady, deps } = sweepWorld();
    await makeReady('demo');
    const due = await registry.due(EXPIRED);
    await extend(registry, EXPIRED + LIFETIME);
    const late = { ...deps, registry: { ...registry, due: async () => due } };
    await expect(sweep(late, WARNED)).resolves.toMatchObject({ warned: 0, faults: [] });
    await expect(sweep(late, EXPIRED)).resolves.toMatchObject({ expired: 0, faults: [] });
    expect(registry.playgrounds.get('demo')?.state).toBe('ready');
  });
});
