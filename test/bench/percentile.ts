/** The value below which this part of the values lies, by the nearest rank. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
  if (value === undefined) throw new Error('there is no percentile of no values');
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
