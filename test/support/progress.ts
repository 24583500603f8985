export interface Progress {
  began(file: string): void;
  ended(file: string): void;
  /** A line for whoever watches; undefined when nothing runs. */
  line(): string | undefined;
}

/**
 * Keeps which test files run.
 * @param files how many there are in all
 * @param now in milliseconds
 */
export function createProgress(files: number, now: () => number): Progress {
  const running = new Map<string, number>();
  const start = now();
  let done = 0;
  const since = (then: number): string => `${Math.round((now() - then) / 1000)} s`;
  return {
    began: (file) => void running.set(file, now()),
    ended: (file) => {
      if (running.delete(file)) done += 1;
    },
    line() {
      if (running.size === 0) return undefined;
      const each = [...running].map(([file, then]) => `${file} (${since(then)})`);
      return `${since(start)}: ${done} of ${files} files are done; now ${each.join(', ')}`;
    },
  };
}
