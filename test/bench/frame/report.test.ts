import { describe, expect, it } from 'vitest';
import type { Machine } from './machine.ts';
import { between } from './readme.ts';
import { report } from './report.ts';
import type { SavedPart } from './saved.ts';

const machine: Machine = {
  processor: 'Some CPU',
  cores: 2,
  memoryGb: 8,
  system: 'linux x64',
  versions: { node: '24.21.0', pulumi: '3.258.0' },
};

const part = (name: string, more: Partial<SavedPart> = {}): SavedPart => ({
  part: name,
  measuredAt: '2026-11-21T12:00:00.000Z',
  commit: 'abc1234',
  machine,
  pairs: [],
  ...more,
});

describe('the report of all parts', () => {
  it('is one table of ratios, with medians, spreads and goals, and the tables beside it', () => {
    const create = { what: 'create', unit: 'ms', ours: [1100, 1000, 1300], against: 'bare', theirs: [2000], goal: 0.5 };
    const ack = { what: 'ack, p95', unit: 'ms', ours: [1, 2, 30], against: 'bare', theirs: [10], at: 0.95 };
    const reads = { what: 'list', unit: 'count', ours: [5, 5], against: 'of 10', theirs: [5, 5], goal: 1 };
    const title = 'What it costs';
    const parts = [
      part('engine', { pairs: [create as never, ack as never] }),
      part('growth', { pairs: [reads as never], tables: [{ title, head: ['a', 'b'], rows: [['1', '2']] }] }),
    ];
    expect(report(parts).split('\n')).toEqual([
      'Measured on 2026-11-21 (abc1234): 2 cores of Some CPU, 8 GB, linux x64; node 24.21.0, pulumi 3.258.0.',
      '',
      '|  | Ours | Measured against |  | Ratio | Goal | Times |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| create | 1.10 s (1.00 s – 1.30 s) | bare | 2.00 s | 0.55 | 0.5, missed | 1 |',
      '| ack, p95 | 30 ms | bare | 10 ms | 3.00 |  | 1 |',
      '| list | 5 | of 10 | 5 | 1.00 | 1, met | 2 |',
      '',
      'What it costs:',
      '',
      '| a | b |',
      '| --- | --- |',
      '| 1 | 2 |',
    ]);
  });

  it('names each day once, with the commits that were measured on it', () => {
    const parts = [
      part('memory', { measuredAt: '2026-11-22T09:00:00.000Z', commit: 'def5678' }),
      part('engine'),
      part('ack', { commit: 'bcd2345' }),
      part('growth'),
    ];
    expect(report(parts)).toContain('Measured on 2026-11-21 (abc1234, bcd2345), 2026-11-22 (def5678): 2 cores');
  });

  it('is refused where the parts were measured with different versions', () => {
    const other = { ...machine, versions: { ...machine.versions, pulumi: '3.259.0' } };
    expect(() => report([part('engine'), part('ack', { machine: other })])).toThrow(
      '"engine" and "ack" were measured on different machines or with different versions',
    );
    expect(() => report([])).toThrow('No part has been measured');
  });
});

describe('the README', () => {
  it('has the report between its two marks, in place of the one before', () => {
    const before = 'a\n<!-- npm run bench writes from here -->\n\nold\n\n<!-- to here -->\nb\n';
    const after = between(before, 'new');
    expect(after).toBe('a\n<!-- npm run bench writes from here -->\n\nnew\n\n<!-- to here -->\nb\n');
    expect(between(after, 'new')).toBe(after);
    expect(() => between('without marks', 'new')).toThrow('put them back');
  });
});
