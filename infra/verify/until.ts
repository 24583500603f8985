/** How it is waited. */
export interface Patience {
  /** Epoch milliseconds. */
  now(): number;
  pause(milliseconds: number): Promise<unknown>;
}

const LOOK_EVERY_MS = 500;

/**
 * Looks until there is something to see.
 * @param look what it returns ends the wait; undefined goes on
 * @param what it is waited for, for the error
 * @throws when it was waited for long enough
 */
export async function until<T>(
  what: string,
  seconds: number,
  look: () => Promise<T | undefined>,
  { now, pause }: Patience,
): Promise<T> {
  const end = now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (now() >= end) throw new Error(`${what} did not happen within ${seconds} s`);
    await pause(LOOK_EVERY_MS);
  }
}
