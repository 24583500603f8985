/**
 * A value that is fetched once for everybody who waits for it. A fetch that broke is not kept: the next one who asks
 * tries again, so one bad moment at start does not spoil the environment for its whole life.
 */
export function oneFetch<T>(fetch: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | undefined;
  return () => {
    pending ??= fetch().finally(() => {
      pending = undefined;
    });
    return pending;
  };
}
