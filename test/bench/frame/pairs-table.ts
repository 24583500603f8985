import { markdownTable } from '../markdown-table.ts';
import { percentile } from '../percentile.ts';
import type { Pair } from './figures.ts';
import { withUnit } from './units.ts';

/** Between these parts of the values lies what is shown beside a median: all of them, where there are few. */
const SPREAD = { from: 0.05, to: 0.95 };

export const ratioOf = ({ ours, theirs, at = 0.5 }: Pair): number => percentile(ours, at) / percentile(theirs, at);

/** The one table of ratios: what ours is to what it is measured against, and whether that is what it should be. */
export function pairsTable(pairs: readonly Pair[]): string {
  return markdownTable(
    ['', 'Ours', 'Measured against', '', 'Ratio', 'Goal', 'Times'],
    pairs.map((pair) => {
      const { what, ours, against, theirs, goal } = pair;
      const ratio = ratioOf(pair);
      return [
        what,
        value(ours, pair),
        against,
        value(theirs, pair),
        ratio.toFixed(2),
        goal === undefined ? '' : `${goal}, ${ratio <= goal ? 'met' : 'missed'}`,
        String(Math.min(ours.length, theirs.length)),
      ];
    }),
  );
}

function value(values: readonly number[], { unit, at = 0.5 }: Pair): string {
  const text = withUnit(percentile(values, at), unit);
  const [from, to] = [percentile(values, SPREAD.from), percentile(values, SPREAD.to)];
  return at !== 0.5 || from === to ? text : `${text} (${withUnit(from, unit)} – ${withUnit(to, unit)})`;
}
