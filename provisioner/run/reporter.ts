export interface Reporter<T> {
  report(value: T): void;
  /** Drops what is still waiting, and ends when nothing is on its way; later reports are ignored. */
  close(): Promise<void>;
}

/**
 * Sends reports one at a time with a gap between them, and only the newest of those that came meanwhile: Slack takes
 * about 50 updates a minute for a whole workspace.
 * @param send must not throw
 * @param pause waits so many milliseconds, or throws when aborted
 */
export function latestOnly<T>(
  send: (value: T) => Promise<void>,
  gapMs: number,
  pause: (ms: number, signal: AbortSignal) => Promise<void>,
): Reporter<T> {
  const closing = new AbortController();
  let waiting: { value: T } | undefined;
  let last: string | undefined;
  let sending: Promise<void> = Promise.resolve();
  let busy = false;

  async function sendAll(): Promise<void> {
    busy = true;
    while (waiting && !closing.signal.aborted) {
      const { value } = waiting;
      waiting = undefined;
      await send(value);
      await pause(gapMs, closing.signal).catch((error: unknown) => {
        if (!closing.signal.aborted) throw error;
      });
    }
    busy = false;
  }

  return {
    report(value) {
      const text = JSON.stringify(value);
      if (text === last || closing.signal.aborted) return;
      last = text;
      waiting = { value };
      if (!busy) sending = sendAll();
    },
    async close() {
      waiting = undefined;
      closing.abort();
      await sending;
    },
  };
}
