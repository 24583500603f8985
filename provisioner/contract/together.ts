/**
 * Runs tasks side by side. When one fails the others are told to stop by their signal and waited for, so that nothing of
 * them goes on unseen; then the first failure is thrown.
 */
export async function together<T extends readonly unknown[]>(
  outer: AbortSignal | undefined,
  start: (signal: AbortSignal) => { [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  const inner = new AbortController();
  const signal = outer === undefined ? inner.signal : AbortSignal.any([outer, inner.signal]);
  const tasks = start(signal) as readonly Promise<unknown>[];
  try {
    return (await Promise.all(tasks)) as unknown as T;
  } catch (error) {
    inner.abort(error);
    await Promise.allSettled(tasks);
    throw error;
  }
}
