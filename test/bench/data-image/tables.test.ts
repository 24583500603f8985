import { describe, expect, it } from 'vitest';
import { median, percentile } from '../percentile.ts';
import { tables } from './tables.ts';

const served = { ready: 1234, requestsPerSecond: 4321.4, p50: 1.5, p99: 9.25 };

describe('the tables of the data-image bench', () => {
  it('set the pair against the fat image, and beside what was published', () => {
    const rebuilds = { code: { fat: 9000, pair: 450 }, data: { fat: 9000, pair: 8000 } };
    expect(tables([{ megabytes: 150, rebuilds, served: { fat: served, pair: served } }]).split('\n')).toEqual([
      '| Data | Code: fat | pair | ratio | Data: fat | pair | ratio | published, fat |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      '| 150 MB | 9.00 s | 0.45 s | 20.0 | 9.00 s | 8.00 s | 1.1 | 8.73 s |',
      '',
      '| Data | Image | Ready | Requests/s | p50 | p99 |',
      '| --- | --- | --- | --- | --- | --- |',
      '| 150 MB | fat | 1.23 s | 4321 | 1.50 ms | 9.25 ms |',
      '| 150 MB | pair | 1.23 s | 4321 | 1.50 ms | 9.25 ms |',
    ]);
  });

  it('are of percentiles by nearest rank', () => {
    expect([median([3, 1, 2]), percentile([1, 2, 3, 4], 0.99), percentile([7], 0.5)]).toEqual([2, 4, 7]);
    expect(() => median([])).toThrow('no values');
  });
});
