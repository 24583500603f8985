import type { Measured } from '../frame/figures.ts';
import { withUnit } from '../frame/units.ts';
import { median, percentile } from '../percentile.ts';
import type { AtOnce } from './at-once.ts';

/** How so many at once compare with one alone, and the figures of each. */
export function atOnceMeasured(samples: ReadonlyMap<number, readonly AtOnce[]>): Measured {
  const all = [...samples].map(([count, rounds]) => ({
    count,
    ready: rounds.flatMap(({ readyMs }) => readyMs),
    peak: rounds.flatMap(({ peakBytes }) => peakBytes),
    perMinute: rounds.map(({ allMs }) => (count * 60_000) / allMs),
  }));
  const [alone, ...others] = all;
  if (!alone) throw new Error('nothing was measured at once');
  return {
    pairs: others.flatMap(({ count, ready, peak }) => [
      {
        what: `create, ${count} at once: time to ready`,
        unit: 'ms',
        ours: ready,
        against: 'one alone',
        theirs: alone.ready,
      },
      {
        what: `create, ${count} at once: peak memory of each`,
        unit: 'bytes',
        ours: peak,
        against: 'one alone',
        theirs: alone.peak,
      },
    ]),
    tables: [
      {
        title: 'Creates at once, each in a process of its own that starts cold, all on this machine’s cores',
        head: ['At once', 'Created in a minute', 'Ready, p50', 'p95', 'Peak memory of each, p50', 'most'],
        rows: all.map(({ count, ready, peak, perMinute }) => [
          String(count),
          median(perMinute).toFixed(1),
          withUnit(median(ready), 'ms'),
          withUnit(percentile(ready, 0.95), 'ms'),
          withUnit(median(peak), 'bytes'),
          withUnit(Math.max(...peak), 'bytes'),
        ]),
      },
    ],
  };
}
