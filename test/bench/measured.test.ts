import { describe, expect, it } from 'vitest';
import { ackPairs, stepsTable } from './ack-part.ts';
import { enginePairs } from './engine/pairs.ts';
import { ratioOf } from './frame/pairs-table.ts';
import { memoryMeasured } from './memory/measured.ts';
import { askedTable } from './notifier/asked.ts';
import { atOnceMeasured } from './parallel/measured.ts';

const ratios = (pairs: Parameters<typeof ratioOf>[0][]) =>
  Object.fromEntries(pairs.map((pair) => [`${pair.what} ÷ ${pair.against}`, Number(ratioOf(pair).toFixed(2))]));

describe('what the parts of the bench make of their samples', () => {
  it("compares operations and the engine without what is the containers' or the service's own time", () => {
    const sample = (create: number, destroy: number, waited = 0) => [{ create, waited, destroy, drain: 1000 }];
    const pairs = enginePairs({
      operation: sample(1100, 2000, 100),
      ours: sample(800, 1500),
      plain: sample(2000, 3000),
      floor: sample(200, 1100),
    });
    expect(ratios(pairs)).toEqual({
      'create: operation, taken to published ÷ the bare Automation API': 0.55,
      "create: operation, taken to published, without the containers' start ÷ the bare Automation API": 0.5,
      'create: the engine ÷ the bare Automation API': 0.4,
      'create: the engine ÷ the same AWS calls alone': 4,
      'destroy: operation, taken to published ÷ the bare Automation API': 0.67,
      "destroy: operation, taken to published, without the service's drain ÷ the bare Automation API": 0.5,
      "destroy: the engine, without the service's drain ÷ the bare Automation API": 0.25,
      "destroy: the engine, without the service's drain ÷ the same AWS calls alone": 5,
    });
  });

  it('compares the answers of the bot by their percentiles', () => {
    const times = (...all: number[]) => all.map((ms) => ({ ms }));
    const figures = {
      cold: { ours: times(240), bare: times(200) },
      warm: { ours: times(10, 20, 90), bare: times(10, 10, 30) },
      steps: { claim: [4, 9, 30], invoke: [3, 3, 40] },
      together: { ours: [50, 80], bare: [20, 40] },
      bytes: { ours: 300, bare: 1200 },
    };
    expect(Object.values(ratios(ackPairs(figures)))).toEqual([2, 3, 3, 2, 1.2, 0.25]);
    expect(stepsTable(figures).rows).toEqual([
      ['its claim: one transaction in DynamoDB', '9.0 ms', '30 ms', '30 ms'],
      ['its Event invoke of the provisioner', '3.0 ms', '40 ms', '40 ms'],
      ['all of the answer', '20 ms', '90 ms', '90 ms'],
    ]);
  });

  it('reckons what a burst of events asks of DynamoDB', () => {
    const asked = new Map(Object.entries({ GetItem: 8, Query: 4 }));
    expect(askedTable(asked, 1000, 24_000).rows).toEqual([['12', '8 GetItem, 4 Query', '500', '2.0 ms']]);
  });

  it('reckons what Lambda takes for memory and time', () => {
    const samples = [{ create: 2000, destroy: 1000, peakCreate: 100 * 1024 ** 2, peakDestroy: 200 * 1024 ** 2 }];
    const slower = [{ ...samples[0], create: 4000 } as (typeof samples)[number]];
    const settings = [
      { memoryMiB: 1024, initMs: 900, samples: slower },
      { memoryMiB: 2048, initMs: 500, samples },
    ];
    const { pairs, tables } = memoryMeasured(settings, 2048);
    expect(ratios([...pairs])).toEqual({
      'create at 1024 MB ÷ at 2048 MB, the default': 2,
      'destroy at 1024 MB ÷ at 2048 MB, the default': 1,
    });
    expect(tables?.[0]?.rows).toEqual([
      ['1024 MB', '0.58', '900 ms', '4.00 s', '4.0', '$0.07 ($0.73)', '1.00 s', '1.0', '$0.02 ($1.02)', '200 MB'],
      ['2048 MB', '1.16', '500 ms', '2.00 s', '4.0', '$0.07 ($1.40)', '1.00 s', '2.0', '$0.03 ($2.03)', '200 MB'],
    ]);
  });

  it('compares many at once with one alone', () => {
    const MB = 1024 ** 2;
    const { pairs, tables } = atOnceMeasured(
      new Map([
        [1, [{ readyMs: [3000], peakBytes: [150 * MB], allMs: 3000 }]],
        [2, [{ readyMs: [4000, 6000], peakBytes: [150 * MB, 180 * MB], allMs: 6000 }]],
      ]),
    );
    expect(Object.values(ratios([...pairs]))).toEqual([1.33, 1]);
    expect(tables?.[0]?.rows).toEqual([
      ['1', '20.0', '3.00 s', '3.00 s', '150 MB', '150 MB'],
      ['2', '20.0', '4.00 s', '6.00 s', '150 MB', '180 MB'],
    ]);
  });
});
