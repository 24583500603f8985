import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LEASE_RENEW_SECONDS, LEASE_SECONDS, LeaseLostError } from '../../../provisioner/contract/registry.ts';
import { keepLease } from '../../../provisioner/run/lease.ts';
import { TIMING } from '../../../provisioner/run/timing.ts';

const HELD = { id: 'op-1', attempt: 1, playgroundName: 'demo', playgroundId: 'demo-1', ownerId: 'U1' };
const now = (): number => Math.floor(Date.now() / 1000);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

function keep(renew: (times: number) => Promise<void>) {
  const begun = now();
  const lost: { error: LeaseLostError; after: number }[] = [];
  const failed: unknown[] = [];
  const renewedAt: number[] = [];
  const leases = {
    renew: async (_held: unknown, at: number) => {
      renewedAt.push(at - begun);
      await renew(renewedAt.length);
    },
  };
  const lease = keepLease(leases, HELD, TIMING, begun, now, {
    lost: (error) => lost.push({ error, after: now() - begun }),
    failed: (error) => failed.push(error),
  });
  return { lost, failed, renewedAt, release: lease.release };
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

describe('keepLease', () => {
  it('renews for as long as it is not released', async () => {
    const { renewedAt, lost, release } = keep(async () => undefined);
    await seconds(4 * LEASE_RENEW_SECONDS);
    expect(renewedAt).toEqual([15, 30, 45, 60]);
    release();
    await seconds(10 * LEASE_SECONDS);
    expect(renewedAt).toHaveLength(4);
    expect(lost).toEqual([]);
  });

  it('is lost at once when another attempt has it', async () => {
    const { lost } = keep(async () => {
      throw new LeaseLostError('op-1');
    });
    await seconds(LEASE_RENEW_SECONDS);
    expect(lost).toMatchObject([{ after: LEASE_RENEW_SECONDS }]);
  });

  it('survives a renewal that does not get through', async () => {
    const { lost, failed } = keep(async (times) => {
      if (times === 2) throw new Error('throttled');
    });
    await seconds(5 * LEASE_SECONDS);
    expect(failed).toHaveLength(1);
    expect(lost).toEqual([]);
  });

  it('is lost, once and with time to spare, when no renewal gets through', async () => {
    const { lost } = keep(async () => {
      throw new Error('no network');
    });
    await seconds(5 * LEASE_SECONDS);
    expect(lost).toHaveLength(1);
    expect(lost[0]?.after).toBeLessThanOrEqual(LEASE_SECONDS - 10);
  });

  it('is lost with time to spare when renewals hang', async () => {
    const { lost } = keep(() => new Promise(() => undefined));
    await seconds(5 * LEASE_SECONDS);
    expect(lost).toHaveLength(1);
    expect(lost[0]?.after).toBeLessThanOrEqual(LEASE_SECONDS - 10);
  });

  it('counts from the last renewal that got through', async () => {
    const { lost } = keep(async (times) => {
      if (times > 4) throw new Error('no network');
    });
    await seconds(10 * LEASE_SECONDS);
    expect(lost[0]?.after).toBe(4 * LEASE_RENEW_SECONDS + LEASE_SECONDS - 10);
  });
});
