import { expect, test } from 'vitest';
import { parseDuration } from '../../../bot/command/duration.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

test.each([
  ['30m', 30 * MINUTE],
  ['4h', 4 * HOUR],
  ['2d', 48 * HOUR],
  ['1w', 7 * 24 * HOUR],
  ['1h30m', 90 * MINUTE],
  ['1 h 30 min', 90 * MINUTE],
  ['4 hours', 4 * HOUR],
  ['4 Hours', 4 * HOUR],
  ['+1h', HOUR],
  ['1.5h', 90 * MINUTE],
  ['1,5h', 90 * MINUTE],
  ['  90 mins  ', 90 * MINUTE],
  ['0.26m', 0],
])('%j', (text, seconds) => {
  expect(parseDuration(text)).toEqual(seconds === 0 ? { fault: 'zero' } : { seconds });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['-1h', 'negative'],
  ['- 1h', 'negative'],
  ['0', 'zero'],
  ['0h', 'zero'],
  ['4', 'no-unit'],
  ['1e9d', 'not-understood'],
  ['1e9', 'not-understood'],
  ['NaN', 'not-understood'],
  ['Infinity', 'not-understood'],
  ['NaNh', 'not-understood'],
  ['h', 'not-understood'],
  ['4 parsecs', 'not-understood'],
  ['4constructor', 'not-understood'],
  ['4h and a bit', 'not-understood'],
  ['9999999h', 'not-understood'],
  ['30s', 'not-understood'],
  ['4h2', 'not-understood'],
  ['٤h', 'not-understood'],
])('%j is refused: %s', (text, fault) => {
  expect(parseDuration(text)).toEqual({ fault });
});
