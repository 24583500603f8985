import type { Sample } from '../in-turns.ts';
import { markdownTable } from '../markdown-table.ts';
import { percentile } from '../percentile.ts';
import type { AckSteps } from './steps.ts';

type Who = 'ours' | 'bare';

/** Times in milliseconds. */
export interface AckFigures {
  cold: Record<Who, Sample<'ms'>[]>;
  warm: Record<Who, Sample<'ms'>[]>;
  /** Of our warm ones. */
  steps: AckSteps;
  together: Record<Who, number[]>;
  bytes: Record<Who, number>;
}

const PARTS = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

/** Percentiles of each, and what ours is to the bare one. */
export function ackTable({ cold, warm, together, bytes }: AckFigures): string {
  const times = (samples: Record<Who, Sample<'ms'>[]>) => ({
    ours: samples.ours.map(({ ms }) => ms),
    bare: samples.bare.map(({ ms }) => ms),
  });
  const row = (what: string, ours: number, bare: number, unit: (value: number) => string): string[] => [
    what,
    unit(ours),
    unit(bare),
    (ours / bare).toFixed(2),
  ];
  const of = (what: string, { ours, bare }: Record<Who, number[]>, parts: readonly (readonly [string, number])[]) =>
    parts.map(([name, part]) => row(`${what}, ${name}`, percentile(ours, part), percentile(bare, part), ms));
  return markdownTable(
    ['', 'our bot', 'a Bolt app that only acks', 'ratio'],
    [
      ...of('warm', times(warm), PARTS),
      ...of(`${together.ours.length} at once`, together, [...PARTS.slice(0, 1), ['slowest', 1]]),
      ...of('cold', times(cold), [...PARTS.slice(0, 1), ['slowest', 1]]),
      row('bundle', bytes.ours, bytes.bare, (value) => `${Math.round(value / 1024)} KB`),
    ],
  );
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;
