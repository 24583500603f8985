import type { Sample } from '../in-turns.ts';
import { markdownTable } from '../markdown-table.ts';
import { median } from '../percentile.ts';
import type { Part } from './contenders.ts';

type Samples = Record<'ours' | 'plain' | 'floor', Sample<Part>[]>;

/** Medians in seconds with their least and most, and what ours is to each of the others. */
export function engineTable({ ours, plain, floor }: Samples): string {
  const row = (what: string, of: (sample: Sample<Part>) => number): string[] => {
    const [own, bare, least] = [ours, plain, floor].map((samples) => samples.map(of)) as [number[], number[], number[]];
    return [what, spread(own), spread(bare), spread(least), ratio(own, bare), ratio(own, least)];
  };
  return markdownTable(
    ['', 'ours', 'bare Automation API', 'AWS calls alone', 'ours ÷ bare', 'ours ÷ calls'],
    [
      row('create', ({ create }) => create),
      row('destroy', ({ destroy }) => destroy),
      row('destroy, but for the drain of the service', ({ destroy, drain }) => destroy - drain),
    ],
  );
}

const seconds = (ms: number): string => (ms / 1000).toFixed(2);
const spread = (values: number[]): string =>
  `${seconds(median(values))} s (${seconds(Math.min(...values))}–${seconds(Math.max(...values))})`;
const ratio = (one: number[], other: number[]): string => (median(one) / median(other)).toFixed(2);
