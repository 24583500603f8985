/**
 * Slack's message timestamps, such as `1700000000.000100`: the id of a message within its channel, unique and increasing
 * even when two messages come in the same millisecond.
 * @param now epoch milliseconds
 */
export function createTimestamps(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 100, Math.floor(now()) * 1000);
    const seconds = Math.floor(last / 1_000_000);
    return `${seconds}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
}
