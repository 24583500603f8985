import type { Measure } from '../../provisioner/contract/metrics.ts';

/** A Measure that remembers what it was given. */
export function recordMeasures(): { measure: Measure; written: Parameters<Measure>[] } {
  const written: Parameters<Measure>[] = [];
  return { written, measure: (...given) => void written.push(given) };
}
