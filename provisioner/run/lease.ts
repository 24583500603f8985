import { type Held, LeaseLostError, type Leases } from '../contract/registry.ts';
import { KILL_SHARE, type Timing } from './timing.ts';

/**
 * Renews a lease until it is released. When another has it, or when no renewal got through in time, `lost` is called, once:
 * no check can be placed inside a running engine, so the holder has to stop it.
 *
 *     taken ──15 s── renew ──15 s── renew ─ ✗ ─ ✗ ─ ✗ ── 50 s after the last that got through: lost ──10 s── lease ends
 *
 * @param timing as drawn: a lease of 60 s, renewed every 15 s
 * @param takenAt epoch seconds, from before the lease was asked for
 * @param now epoch seconds
 * @param failed hears of a renewal that did not get through and will be tried again
 */
export function keepLease(
  leases: Pick<Leases, 'renew'>,
  held: Held,
  { leaseSeconds, renewSeconds }: Pick<Timing, 'leaseSeconds' | 'renewSeconds'>,
  takenAt: number,
  now: () => number,
  on: { lost(error: LeaseLostError): void; failed(error: unknown): void },
): { release(): void } {
  let released = false;
  let deadline: ReturnType<typeof setTimeout>;
  const renewals = setInterval(() => void renew(), renewSeconds * 1000);
  extend(takenAt);

  function release(): void {
    released = true;
    clearInterval(renewals);
    clearTimeout(deadline);
  }

  function lose(error: LeaseLostError): void {
    if (released) return;
    release();
    on.lost(error);
  }

  function extend(from: number): void {
    clearTimeout(deadline);
    const seconds = from + leaseSeconds * (1 - KILL_SHARE) - now();
    deadline = setTimeout(
      () => lose(new LeaseLostError(held.id, { cause: new Error('no renewal got through in time') })),
      Math.max(0, seconds) * 1000,
    );
  }

  async function renew(): Promise<void> {
    // From before the call: the row's own time is at least this.
    const from = now();
    try {
      await leases.renew(held, from);
      if (!released) extend(from);
    } catch (error) {
      if (error instanceof LeaseLostError) lose(error);
      else if (!released) on.failed(error);
    }
  }

  return { release };
}
