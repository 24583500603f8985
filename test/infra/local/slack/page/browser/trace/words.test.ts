import { expect, test } from 'vitest';
import { after, place, took } from '../../../../../../../infra/local/slack/page/browser/trace/words.ts';

test('lengths and times are short enough for a column', () => {
  expect([0, 7.4, 999, 1000, 12_604].map(took)).toEqual(['0 ms', '7 ms', '999 ms', '1.00 s', '12.60 s']);
  expect([0, 40, 12_604].map(after)).toEqual(['+0.00 s', '+0.04 s', '+12.60 s']);
});

test('a bar lies within its track, and a moment can be seen, also at the end', () => {
  expect(place(250, 500, 1000)).toEqual({ left: 25, width: 50 });
  for (const { left, width } of [place(1000, 0, 1000), place(0, 0, 0), place(900, 5000, 1000)]) {
    expect(width).toBeGreaterThan(0);
    expect(left + width).toBeLessThanOrEqual(100);
  }
});
