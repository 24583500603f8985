import { UserError } from '../contract/errors.ts';
import { brokenRuns, MAX_ATTEMPTS, MAX_CONTINUATIONS, type Operation } from '../contract/operation.ts';

/** Why an operation is tried no more; undefined while it may be. */
export function exhausted(operation: Operation): UserError | undefined {
  const broken = brokenRuns(operation);
  if (broken >= MAX_ATTEMPTS) {
    return new UserError('ATTEMPTS_EXHAUSTED', `It was begun ${broken} times and broke off each time.`);
  }
  if ((operation.continuations ?? 0) < MAX_CONTINUATIONS) return undefined;
  return new UserError('ATTEMPTS_EXHAUSTED', `It was gone on with ${MAX_CONTINUATIONS} times and is not done yet.`);
}

/** Whether its undoing is tried no more. It may break off as often as what it undoes. */
export function undoExhausted(operation: Operation): boolean {
  return brokenRuns(operation) >= MAX_ATTEMPTS || (operation.continuations ?? 0) >= 2 * MAX_CONTINUATIONS;
}

/** Whether the run under way is the last one that may fail. */
export function isLastAttempt(operation: Operation): boolean {
  return brokenRuns(operation) + 1 >= MAX_ATTEMPTS;
}
