import type { ErrorCode } from '../contract/errors.ts';
import { retryTime } from '../contract/lifetime.ts';
import { brokenRuns } from '../contract/operation.ts';
import { isLastAttempt } from './attempts.ts';
import { isLasting } from './lasting.ts';
import { failureOf, type RunContext, type RunEnd } from './run-context.ts';

/**
 * Ends a run that failed where another run may not: the sweeper begins the next after one minute, and the one after that
 * after two. Nothing is said to have failed until then.
 * @returns undefined where there is no sense in another run, or where there were enough
 */
export async function putOff(context: RunContext, error: unknown, otherwise?: ErrorCode): Promise<RunEnd | undefined> {
  const { deps, operation } = context;
  if (isLasting(error) || isLastAttempt(operation)) return undefined;
  const nextAt = retryTime(deps.now(), brokenRuns(operation) + 1);
  deps.log.warn('The run failed; the operation is tried again.', { error, nextAt });
  await context.end(() => deps.leases.putOff(operation, failureOf(operation, error, otherwise), nextAt));
  return 'put-off';
}
