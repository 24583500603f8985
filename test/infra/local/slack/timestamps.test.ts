import { expect, it } from 'vitest';
import { createTimestamps } from '../../../../infra/local/slack/timestamps.ts';

it('gives unique and increasing timestamps of one length, also within a millisecond and when the clock goes back', () => {
  const times = [1_700_000_000_000, 1_700_000_000_000, 1_699_999_999_000, 1_700_000_000_001, 1_700_000_001_000];
  const next = createTimestamps(() => times.shift() ?? 0);
  expect([next(), next(), next(), next(), next()]).toEqual([
    '1700000000.000000',
    '1700000000.000100',
    '1700000000.000200',
    '1700000000.001000',
    '1700000001.000000',
  ]);
});
