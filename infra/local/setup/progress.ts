/** Takes one line for people, without the line end. */
export interface Log {
  (line: string): void;
  /**
   * Where there is a terminal: shows what a step does for as long as it does it.
   * @param status asked again and again
   * @param step whose it is; of several of one step the newest is shown
   * @returns what takes it away
   */
  show?(status: () => string, step?: string): () => void;
}

/** How often a long step shows that it lives. */
export const PROGRESS_SECONDS = 20;

/** `0.4 s`, `12 s`, `3 min 05 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** Steps run side by side, so each line begins with the step's name. */
export function named(log: Log, name: string): Log {
  const say: Log = (line) => log(`${name}: ${line}`);
  const show = log.show?.bind(log);
  if (show !== undefined) say.show = (status) => show(() => `${name}: ${status()}`, name);
  return say;
}

/** Says how long a step took, when it ends well. */
export async function timed<T>(say: Log, act: () => Promise<T>): Promise<T> {
  const start = Date.now();
  const hide = say.show?.(() => duration(Date.now() - start));
  try {
    const result = await act();
    say(`ready in ${duration(Date.now() - start)}`);
    return result;
  } finally {
    hide?.();
  }
}

/**
 * Shows how far a long step is; where nothing can be shown, says so every {@link PROGRESS_SECONDS}.
 * @param status what to say of it, such as `compiled 120 packages`; the elapsed time is added
 */
export async function withProgress<T>(say: Log, status: () => string, act: () => Promise<T>): Promise<T> {
  const start = Date.now();
  const line = (): string => `${status()}, ${duration(Date.now() - start)} so far`;
  const hide = say.show?.(line) ?? every(PROGRESS_SECONDS, () => say(line()));
  try {
    return await act();
  } finally {
    hide();
  }
}

function every(seconds: number, act: () => void): () => void {
  const timer = setInterval(act, seconds * 1000);
  return () => clearInterval(timer);
}
