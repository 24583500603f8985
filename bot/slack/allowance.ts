import type { Lookups } from './lookups.ts';

/** What all lookups of one request together may take of the 3 seconds within which Slack wants its answer. */
export const LOOKUPS_MS = 300;

/**
 * The same lookups for one request: all the time that is waited for any of them comes out of one allowance, and those that
 * are waited for side by side take of it once. What is kept from before costs nothing. An answer that comes too late is a
 * rejection; the call itself goes on, so that the next one who asks may find it.
 * @param clock epoch milliseconds
 */
export function withAllowance(lookups: Lookups, clock: () => number): Lookups {
  let left = LOOKUPS_MS;
  let waiting = 0;
  let since = 0;

  const within =
    <T>(ask: (id: string) => Promise<T>) =>
    async (id: string): Promise<T> => {
      if (waiting === 0) since = clock();
      waiting += 1;
      const work = ask(id);
      const { promise: timeUp, reject } = Promise.withResolvers<never>();
      const late = () => reject(new Error(`asking Slack about ${id}: the request's ${LOOKUPS_MS} ms are used up`));
      const timer = setTimeout(late, Math.max(0, left - (clock() - since)));
      try {
        return await Promise.race([work, timeUp]);
      } finally {
        clearTimeout(timer);
        // It may end badly when nobody waits any longer; whoever did has been told already.
        work.catch(() => undefined);
        waiting -= 1;
        if (waiting === 0) left = Math.max(0, left - (clock() - since));
      }
    };

  return {
    channelsOf: within(lookups.channelsOf),
    membersOf: within(lookups.membersOf),
    person: within(lookups.person),
    channel: within(lookups.channel),
  };
}
