interface Kept<T> {
  value: Promise<T>;
  /** Epoch milliseconds. */
  until: number;
}

/** What is kept at most; the oldest goes first. */
const MAX_ENTRIES = 1000;

/**
 * Keeps what `fetch` returned for each key. Who asks while it is being fetched waits for the same; a fetch that broke is
 * not kept.
 * @param maxAge milliseconds
 */
export function cached<T>(
  fetch: (key: string) => Promise<T>,
  maxAge: number,
  clock: () => number,
): (key: string) => Promise<T> {
  const entries = new Map<string, Kept<T>>();
  return (key) => {
    const kept = entries.get(key);
    if (kept && kept.until > clock()) return kept.value;
    const value = fetch(key);
    const entry = { value, until: clock() + maxAge };
    entries.delete(key);
    entries.set(key, entry);
    const [oldest = key] = entries.keys();
    if (entries.size > MAX_ENTRIES) entries.delete(oldest);
    value.catch(() => entries.get(key) === entry && entries.delete(key));
    return value;
  };
}
