import type { Failure } from '../contract/operation.ts';
import { namesOfLeft } from './remove.ts';
import type { RunContext, RunEnd } from './run-context.ts';

/** The end of an operation whose playground is neither whole nor gone: it is stuck, and what is left of it is named. */
export async function endStuck(context: RunContext, failure: Failure): Promise<RunEnd> {
  const { deps, operation } = context;
  const left = await namesOfLeft(context);
  await context.end(() => deps.leases.stuck(operation, { ...failure, ...(left && { left }) }, deps.now()));
  return 'stuck';
}
