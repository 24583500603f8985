import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ackBench } from './ack/index.ts';
import type { AckFigures } from './ack/table.ts';
import type { Pair, Part, Table } from './frame/figures.ts';
import { figuresFolder } from './frame/saved.ts';
import { withUnit } from './frame/units.ts';
import type { Sample } from './in-turns.ts';
import { percentile } from './percentile.ts';

const COUNTS = { full: { requests: 2000, colds: 20 }, quick: { requests: 50, colds: 2 } };
const BOLT = 'a Bolt app that only acks';
const SLOWEST = 1;

export const ackPart: Part = {
  about: "the bot's answer to /playground create against a Bolt app that only acks, warm, at once and cold",
  async run({ quick }) {
    const { requests, colds } = quick ? COUNTS.quick : COUNTS.full;
    const folder = figuresFolder(quick);
    await mkdir(folder, { recursive: true });
    const json = join(folder, 'ack-samples.json');
    await ackBench(['--requests', String(requests), '--colds', String(colds), '--json', json]);
    const figures = JSON.parse(await readFile(json, 'utf8')) as AckFigures;
    return { pairs: ackPairs(figures), tables: [stepsTable(figures)] };
  },
};

export function ackPairs({ cold, warm, together, bytes }: AckFigures): Pair[] {
  const times = (samples: Sample<'ms'>[]): number[] => samples.map(({ ms }) => ms);
  const pair = (what: string, ours: number[], theirs: number[], more: Partial<Pair> = {}): Pair => ({
    what,
    unit: 'ms',
    ours,
    against: BOLT,
    theirs,
    ...more,
  });
  const [ours, bare] = [times(warm.ours), times(warm.bare)];
  return [
    pair('ack, warm, p50', ours, bare, { goal: 3 }),
    pair('ack, warm, p95', ours, bare, { at: 0.95 }),
    pair('ack, warm, p99', ours, bare, { at: 0.99 }),
    pair(`ack, ${together.ours.length} at once, slowest`, together.ours, together.bare, { at: SLOWEST }),
    pair('ack, cold', times(cold.ours), times(cold.bare), { goal: 1.2 }),
    pair("the bot's bundle", [bytes.ours], [bytes.bare], { unit: 'bytes' }),
  ];
}

/** What of a warm answer is AWS's: the two calls that it waits for. */
export function stepsTable({ warm, steps }: AckFigures): Table {
  const row = (what: string, values: number[]): string[] => [
    what,
    ...[0.5, 0.95, 0.99].map((part) => withUnit(percentile(values, part), 'ms')),
  ];
  return {
    title: 'Where a warm answer of the bot spends its time, by its own log, in the emulator',
    head: ['', 'p50', 'p95', 'p99'],
    rows: [
      row('its claim: one transaction in DynamoDB', steps.claim),
      row('its Event invoke of the provisioner', steps.invoke),
      row(
        'all of the answer',
        warm.ours.map(({ ms }) => ms),
      ),
    ],
  };
}
