import type { DurationFault } from './command.ts';

const MINUTE = 60;
const UNITS: Readonly<Record<string, number>> = {
  ...unit(MINUTE, 'm', 'min', 'mins', 'minute', 'minutes'),
  ...unit(60 * MINUTE, 'h', 'hr', 'hrs', 'hour', 'hours'),
  ...unit(24 * 60 * MINUTE, 'd', 'day', 'days'),
  ...unit(7 * 24 * 60 * MINUTE, 'w', 'week', 'weeks'),
};
// Six digits are two years of minutes already; more is a slip, or somebody who tries what breaks.
const PART = /^\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*([a-z]+)/i;

/**
 * A length of time as people write it: `30m`, `4h`, `2d`, `1h30m`, `4 hours`, `+1h`.
 * @returns whole minutes, in seconds
 */
export function parseDuration(text: string): { seconds: number } | { fault: DurationFault } {
  const said = text.trim();
  if (said === '') return { fault: 'empty' };
  if (/^-\s*[\d.]/.test(said)) return { fault: 'negative' };
  if (/^\+?\d+$/.test(said)) return { fault: Number(said) === 0 ? 'zero' : 'no-unit' };
  const seconds = sumOfParts(said.replace(/^\+/, ''));
  if (seconds === undefined) return { fault: 'not-understood' };
  const minutes = Math.round(seconds / MINUTE);
  return minutes === 0 ? { fault: 'zero' } : { seconds: minutes * MINUTE };
}

/** The units by which a number and the word behind it belong together. */
export function isDurationUnit(word: string): boolean {
  return Object.hasOwn(UNITS, word.toLowerCase());
}

function sumOfParts(text: string): number | undefined {
  let rest = text;
  let sum = 0;
  while (rest.trim() !== '') {
    const [whole = '', amount = '', word = ''] = PART.exec(rest) ?? [];
    const name = word.toLowerCase();
    if (whole === '' || !Object.hasOwn(UNITS, name)) return undefined;
    sum += Number(amount.replace(',', '.')) * (UNITS[name] ?? 0);
    rest = rest.slice(whole.length);
  }
  return sum;
}

function unit(seconds: number, ...names: string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, seconds]));
}
