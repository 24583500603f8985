import * as z from 'zod';
import { provisionerEventSchema } from './contract/operation.ts';
import type { RunEnd } from './run/run-context.ts';

export const USAGE = `usage: run <operation id>

Runs one operation of the registry to its end, with the environment of the provisioner function.
Ends with 0 when the operation is done, 1 when it failed or could not be run, 2 when it is left for another run.
RUN_DEADLINE_SECONDS (default 3600) is how long it may take before it is given back, to be taken up by another run.`;

/** What is left of it when the engine is interrupted (see timing.ts) belongs to ending in order. */
const DEADLINE_SECONDS = { min: 60, max: 24 * 60 * 60, default: 60 * 60 };

/**
 * @param args what follows the script's name
 * @returns the operation's id
 * @throws with the usage when it is anything else than `run <operation id>`
 */
export function parseArguments(args: string[]): string {
  const [verb, operationId, ...more] = args;
  const { success } = provisionerEventSchema.safeParse({ operationId });
  if (verb === 'run' && success && operationId && more.length === 0) return operationId;
  const given = args.length === 0 ? 'Nothing was said to do' : `"${args.join(' ')}" is not what it takes`;
  throw new Error(`${given}; an operation id reads like op-2a644186be1acab1fbcd.\n${USAGE}`);
}

/** How long a run may take, in seconds. */
export function readDeadline(env: Record<string, string | undefined>): number {
  const { min, max } = DEADLINE_SECONDS;
  const parsed = z.coerce
    .number()
    .int()
    .min(min)
    .max(max)
    .default(DEADLINE_SECONDS.default)
    .safeParse(env['RUN_DEADLINE_SECONDS']);
  if (parsed.success) return parsed.data;
  throw new Error(`RUN_DEADLINE_SECONDS is "${env['RUN_DEADLINE_SECONDS']}"; give whole seconds from ${min} to ${max}`);
}

const ENDS: Record<RunEnd, { code: 0 | 1 | 2; says: string }> = {
  succeeded: { code: 0, says: 'is done' },
  finished: { code: 0, says: 'had been finished before, and nothing was done' },
  failed: { code: 1, says: 'failed; its row has the reason' },
  stuck: { code: 1, says: 'failed, and not everything of it could be removed; its row has the reason' },
  'put-off': { code: 2, says: 'failed, and is tried again: the sweeper starts it within some minutes' },
  requeued: { code: 2, says: 'is given back unfinished; the sweeper starts it again within a minute or two' },
  'lease-lost': { code: 2, says: 'was taken over by another run, which goes on with it' },
  held: { code: 2, says: 'is held by another run, and nothing was done' },
};

/** Exit code and last line of a run. */
export function endOf(operationId: string, end: RunEnd): { code: 0 | 1 | 2; line: string } {
  const { code, says } = ENDS[end];
  return { code, line: `Operation ${operationId} ${says}.` };
}
