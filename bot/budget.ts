/** How much time is left of one that several steps share. All times are milliseconds. */
export interface Budget {
  remaining(): number;
  /** The result of `work`, or `overBudget` when the time is up first; `work` itself goes on. */
  within<T>(work: Promise<T>): Promise<T | typeof overBudget>;
}

export const overBudget = Symbol('over budget');

/**
 * @param deadline epoch milliseconds
 * @param lateFailure told when work that nobody waited for any longer ended badly
 */
export function createBudget(deadline: number, clock: () => number, lateFailure: (error: unknown) => void): Budget {
  const remaining = (): number => Math.max(0, deadline - clock());
  return {
    remaining,
    async within(work) {
      const { promise: timeUp, resolve } = Promise.withResolvers<typeof overBudget>();
      const timer = setTimeout(() => resolve(overBudget), remaining());
      try {
        const first = await Promise.race([work, timeUp]);
        if (first === overBudget) work.catch(lateFailure);
        return first;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
