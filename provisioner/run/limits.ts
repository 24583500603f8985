import type { Timing } from './timing.ts';

/** What ends a run from outside, whether its work is done or not. */
export interface Limits {
  /** How long the process may still run. */
  remainingMs(): number;
  /** Aborted when the process is told to stop, as `docker stop` and ECS do with SIGTERM. */
  stopped?: AbortSignal;
}

/** Why a run broke off although nothing failed. */
export class BrokenOffError extends Error {
  override readonly name = 'BrokenOffError';
}

/** Docker waits 10 s between SIGTERM and SIGKILL, and ECS 30; the lease is to be given back within the shorter. */
const STOP_GRACE_MS = 5_000;

/**
 * Calls `interrupt` when a limit comes near, and `kill` when what was interrupted has had its time to end.
 * @returns to be released when the run has ended
 */
export function watchLimits(
  { remainingMs, stopped }: Limits,
  { interruptSeconds, killSeconds }: Pick<Timing, 'interruptSeconds' | 'killSeconds'>,
  on: { interrupt(why: BrokenOffError): void; kill(why: BrokenOffError): void },
): { release(): void } {
  const outOfTime = new BrokenOffError('The time is up.');
  const told = new BrokenOffError('It was told to stop.');
  const left = remainingMs();
  const timers = [
    setTimeout(() => on.interrupt(outOfTime), Math.max(0, left - interruptSeconds * 1000)),
    setTimeout(() => on.kill(outOfTime), Math.max(0, left - killSeconds * 1000)),
  ];
  const stop = (): void => {
    on.interrupt(told);
    timers.push(setTimeout(() => on.kill(told), STOP_GRACE_MS));
  };
  if (stopped?.aborted) stop();
  else stopped?.addEventListener('abort', stop, { once: true });
  return {
    release() {
      stopped?.removeEventListener('abort', stop);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
