import { z } from 'zod';
import { TIMING, timingFaults } from '../provisioner/run/timing.ts';

const seconds = (min: number, otherwise: number, max = 900) => z.int().min(min).max(max).default(otherwise);

/** How long an operation's lease, one run of it and the ending of a run last. Shorter ones are for tests of just that. */
export const timingSchema = z
  .strictObject({
    leaseSeconds: seconds(6, TIMING.leaseSeconds),
    renewSeconds: seconds(1, TIMING.renewSeconds),
    /** Lambda's time limit of the provisioner function; 900 is its longest. */
    limitSeconds: seconds(30, 900),
    interruptSeconds: seconds(1, TIMING.interruptSeconds),
    killSeconds: seconds(1, TIMING.killSeconds),
  })
  .check(({ value, issues }) => {
    const late = value.interruptSeconds >= value.limitSeconds ? ['interruptSeconds leave nothing of limitSeconds'] : [];
    for (const message of [...timingFaults(value), ...late]) issues.push({ code: 'custom', input: value, message });
  });
