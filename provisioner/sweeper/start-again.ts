import { retryTime } from '../contract/lifetime.ts';
import { MAX_ATTEMPTS, type Operation } from '../contract/operation.ts';

/** So many runs may break off before one gives up: those that make, those that undo, and one more that begins the undoing. */
const RUNS_IN_ORDER = 2 * MAX_ATTEMPTS + 1;

/**
 * When an operation that nobody works on is started again, epoch seconds. One whose every run breaks off before it can even
 * give up, such as one that contradicts the registry, is no crash loop: it is started after 1, 2, 4 … minutes, at most an hour.
 */
export function startsAgainAt({ attempt, continuations = 0, leaseUntil = 0 }: Operation): number {
  const beyond = attempt - continuations - RUNS_IN_ORDER;
  return beyond > 0 ? retryTime(leaseUntil, beyond) : 0;
}
