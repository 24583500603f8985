import type { Operation } from '../contract/operation.ts';
import type { RunDeps } from './run-context.ts';

/**
 * Where runs are invocations of a function, AWS ends a chain in which a function has invoked itself about 16 times. Every so
 * many continuations are left to the sweeper, which begins a chain of its own: so that protection stays on, and is never met.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 */
const CHAIN = 10;
/** A process that is about to end has other things to do yet. */
const ASK_MS = 5000;

/** Has an operation that was given back gone on with at once. The sweeper does it a minute later where that cannot be. */
export async function goOn(
  { id, continuations = 0 }: Pick<Operation, 'id' | 'continuations'>,
  { askForRun, log }: Pick<RunDeps, 'askForRun' | 'log'>,
): Promise<void> {
  if (!askForRun || continuations % CHAIN === 0) return;
  try {
    await askForRun(id, AbortSignal.timeout(ASK_MS));
  } catch (error) {
    log.warn('The next run could not be asked for; the sweeper does that.', { error });
  }
}
