import { PRICES } from '../../../infra/idle-cost/prices.ts';
import { cpusOf } from '../../support/lambda-container.ts';
import type { Measured, Pair } from '../frame/figures.ts';
import { withUnit } from '../frame/units.ts';
import { median } from '../percentile.ts';
import type { MemorySample } from './setting.ts';

export interface OfSetting {
  memoryMiB: number;
  initMs: number;
  samples: MemorySample[];
}

/** Fargate's own time, in which the function waits and is paid for: from asked for to healthy, and from asked to go to gone. */
const WAITS_ON_AWS = { create: 40, destroy: 60 };

/** What a create and a destroy cost at each setting, against the one that is the default. */
export function memoryMeasured(settings: readonly OfSetting[], defaultMiB: number): Measured {
  const usual = settings.find(({ memoryMiB }) => memoryMiB === defaultMiB);
  if (!usual) throw new Error(`the default of ${defaultMiB} MB was not measured`);
  const against = `at ${defaultMiB} MB, the default`;
  const pair = (kind: 'create' | 'destroy', { memoryMiB, samples }: OfSetting): Pair[] => {
    const ms = (of: OfSetting): number[] => of.samples.map((sample) => sample[kind]);
    return [
      { what: `${kind} at ${memoryMiB} MB`, unit: 'ms', ours: samples.map((s) => s[kind]), against, theirs: ms(usual) },
    ];
  };
  return {
    pairs: settings
      .filter((setting) => setting !== usual)
      .flatMap((setting) => [...pair('create', setting), ...pair('destroy', setting)]),
    tables: [
      {
        title:
          'The provisioner on Lambda, warm, by its memory: measured in its image with the share of processors that Lambda gives; ' +
          `in brackets with the ${WAITS_ON_AWS.create} s and ${WAITS_ON_AWS.destroy} s that Fargate itself may take`,
        head: [
          'Memory',
          'vCPU',
          'Init',
          'Create',
          'GB-s',
          '1,000 creates',
          'Destroy',
          'GB-s',
          '1,000 destroys',
          'Peak',
        ],
        rows: settings.map(row),
      },
    ],
  };
}

function row({ memoryMiB, initMs, samples }: OfSetting): string[] {
  const seconds = (kind: 'create' | 'destroy'): number => median(samples.map((sample) => sample[kind])) / 1000;
  const gigabyteSeconds = (s: number): number => (s * memoryMiB) / 1024;
  const dollars = (s: number): string =>
    `$${(1000 * (gigabyteSeconds(s) * PRICES.gigabyteSecond.dollars + PRICES.invocation.dollars)).toFixed(2)}`;
  const of = (kind: 'create' | 'destroy'): string[] => {
    const s = seconds(kind);
    return [
      withUnit(s * 1000, 'ms'),
      gigabyteSeconds(s).toFixed(1),
      `${dollars(s)} (${dollars(s + WAITS_ON_AWS[kind])})`,
    ];
  };
  const peak = Math.max(...samples.flatMap(({ peakCreate, peakDestroy }) => [peakCreate, peakDestroy]));
  return [
    `${memoryMiB} MB`,
    cpusOf(memoryMiB).toFixed(2),
    withUnit(initMs, 'ms'),
    ...of('create'),
    ...of('destroy'),
    withUnit(peak, 'bytes'),
  ];
}
