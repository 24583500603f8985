import { markdownTable } from '../markdown-table.ts';
import type { SizeFigures } from './index.ts';

/** Seconds that a rebuild of the fat image takes in the table that was published, by megabytes of data. */
const PUBLISHED: Record<number, number> = { 150: 8.73, 750: 44.66, 2250: 147.53 };

/** The figures in Markdown, seconds and ratios: above 1, the pair is that many times quicker. */
export function tables(figures: readonly SizeFigures[]): string {
  const rebuilt = figures.map(({ megabytes, rebuilds: { code, data } }) => [
    `${megabytes} MB`,
    ...[seconds(code.fat), seconds(code.pair), ratio(code.fat, code.pair)],
    ...[seconds(data.fat), seconds(data.pair), ratio(data.fat, data.pair)],
    PUBLISHED[megabytes] === undefined ? '' : `${PUBLISHED[megabytes]} s`,
  ]);
  const served = figures.flatMap(({ megabytes, served: { fat, pair } }) =>
    [['fat', fat] as const, ['pair', pair] as const].map(([what, { ready, requestsPerSecond, p50, p99 }]) => [
      ...[`${megabytes} MB`, what, seconds(ready), String(Math.round(requestsPerSecond))],
      ...[`${p50.toFixed(2)} ms`, `${p99.toFixed(2)} ms`],
    ]),
  );
  return [
    markdownTable(['Data', 'Code: fat', 'pair', 'ratio', 'Data: fat', 'pair', 'ratio', 'published, fat'], rebuilt),
    markdownTable(['Data', 'Image', 'Ready', 'Requests/s', 'p50', 'p99'], served),
  ].join('\n\n');
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const ratio = (fat: number, pair: number): string => (fat / pair).toFixed(1);
