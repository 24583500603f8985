/** A length of time as people read it: `7 ms`, `340 ms`, `9.81 s`. */
export function took(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** How long after the beginning, all in seconds so that a column of them can be compared. */
export function after(ms: number): string {
  return `+${(ms / 1000).toFixed(2)} s`;
}

/** Where a bar lies on a track that is `whole` long, in percent. Even a moment can be seen. */
export function place(at: number, ms: number, whole: number): { left: number; width: number } {
  const LEAST = 0.8;
  const percent = (value: number): number => (whole <= 0 ? 0 : (value / whole) * 100);
  const width = Math.min(100, Math.max(LEAST, percent(ms)));
  return { left: Math.min(percent(at), 100 - width), width };
}
