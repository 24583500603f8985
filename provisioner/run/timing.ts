import * as z from 'zod';
import { LEASE_RENEW_SECONDS, LEASE_SECONDS } from '../contract/registry.ts';

/** How long things last while an operation runs, in seconds. */
export interface Timing {
  leaseSeconds: number;
  renewSeconds: number;
  /** So long before the process must end the engine is interrupted; what is left then is for ending in order. */
  interruptSeconds: number;
  /** So long before the end an engine that has not gone is killed; the rest is for giving the lease back. */
  killSeconds: number;
}

export const TIMING: Timing = {
  leaseSeconds: LEASE_SECONDS,
  renewSeconds: LEASE_RENEW_SECONDS,
  interruptSeconds: 90,
  killSeconds: 30,
};

/** Of a lease, what killing the engine's tree may take: the tree has to be dead before somebody else may take over. */
export const KILL_SHARE = 1 / 6;

const seconds = (min: number, otherwise: number) => z.coerce.number().min(min).max(3600).default(otherwise);

/** The variables of the environment that Timing is read from. */
export const timingVariables = {
  LEASE_SECONDS: seconds(6, TIMING.leaseSeconds),
  LEASE_RENEW_SECONDS: seconds(1, TIMING.renewSeconds),
  INTERRUPT_SECONDS: seconds(1, TIMING.interruptSeconds),
  KILL_SECONDS: seconds(1, TIMING.killSeconds),
};

export function timingOf(value: z.infer<z.ZodObject<typeof timingVariables>>): Timing {
  return {
    leaseSeconds: value.LEASE_SECONDS,
    renewSeconds: value.LEASE_RENEW_SECONDS,
    interruptSeconds: value.INTERRUPT_SECONDS,
    killSeconds: value.KILL_SECONDS,
  };
}

/** A check of an environment that has these variables. */
export function timingFits({ value, issues }: z.core.ParsePayload<z.infer<z.ZodObject<typeof timingVariables>>>): void {
  for (const message of timingFaults(timingOf(value))) issues.push({ code: 'custom', input: value, message });
}

/** What of it cannot work, in words; empty when all can. */
export function timingFaults({ leaseSeconds, renewSeconds, interruptSeconds, killSeconds }: Timing): string[] {
  return [
    ...(renewSeconds * 2 > leaseSeconds * (1 - KILL_SHARE)
      ? [`a lease of ${leaseSeconds} s that is renewed every ${renewSeconds} s does not outlive one renewal that fails`]
      : []),
    ...(killSeconds >= interruptSeconds
      ? [`the engine is killed ${killSeconds} s before the end, and interrupted no earlier (${interruptSeconds} s)`]
      : []),
  ];
}
