import { UserError } from './contract/errors.ts';
import { brokenRuns, MAX_ATTEMPTS, MAX_CONTINUATIONS, type Operation } from './contract/operation.ts';

/** Why an operation is tried no more; undefined while it may be. */
export function exhausted(operation: Operation): UserError | undefined {
  const broken = brokenRuns(operation);
  if (broken >= MAX_ATTEMPTS) {
    return new UserError('ATTEMPTS_EXHAUSTED', `It was begun ${broken} times and broke off each time.`);
  }
  if ((operation.continuations ?? 0) < MAX_CONTINUATIONS) return undefined;
  return new UserError('ATTEMPTS_EXHAUSTED', `It was gone on with ${MAX_CONTINUATIONS} times and is not done yet.`);
}

/** Whether its undoing, which an earlier run has begun, is tried no more. Each may break off as often as the other. */
export function undoExhausted({ failure, continuations = 0, ...runs }: Operation): boolean {
  if (!failure) return false;
  const most = failure.code === 'ATTEMPTS_EXHAUSTED' ? MAX_ATTEMPTS + 1 : MAX_ATTEMPTS;
  return brokenRuns({ ...runs, continuations }) >= most || continuations >= 2 * MAX_CONTINUATIONS;
}
