import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { coldStartSchema } from '../../../infra/cold-start-settings.ts';
import { coldStartCost, coldStartWords } from '../../../infra/idle-cost/cold-starts.ts';

const cost = (given: unknown) => coldStartCost(coldStartSchema.parse(given));
const words = (given: unknown) => coldStartWords(coldStartSchema.parse(given));

test('nothing is kept by default, and nothing said of it', () => {
  expect(cost({})).toEqual({ atLeast: 0, atMost: 0 });
  expect(words({})).toBeUndefined();
});

test('an environment that is always there costs all hours of the month', () => {
  expect(cost({ provisioned: 2 }).atLeast).toBeCloseTo(2 * 730 * 3600 * 0.0000041667, 6);
});

test.each([
  ['MON-FRI', 5],
  ['MON,WED,FRI', 3],
  ['SAT', 1],
  ['FRI-MON', 4],
  ['MON-SUN', 7],
])('working hours are paid by the week: %s is %i days', (days, count) => {
  const always = cost({ provisioned: 1 }).atLeast;
  const some = cost({ provisioned: 1, workingHours: { from: '08:00', until: '20:00', days } }).atLeast;
  expect(some).toBeCloseTo((always * count * 12) / (7 * 24), 6);
});

test('more of them cost up to all that may come, and the two alarms that AWS makes for it', () => {
  const { atLeast, atMost } = cost({ provisioned: 1, upTo: 5 });
  expect(atMost - 0.2).toBeCloseTo(5 * (atLeast - 0.2), 6);
});

test('the README says what each way costs, as reckoned here', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const section = readme.split('\n## Cold starts\n')[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(([, setting = '', cost]) => {
    return { setting: parse(`{ ${setting} }`), cost };
  });
  expect(rows.map(({ cost }) => cost)).toEqual(rows.map(({ setting }) => words(setting)));
  const settings = new Set(rows.flatMap(({ setting }) => Object.keys(setting)));
  expect([...settings].toSorted()).toEqual(['keepWarm', 'provisioned', 'upTo', 'workingHours']);
});
