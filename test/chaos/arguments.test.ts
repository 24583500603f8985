import { expect, it } from 'vitest';
import { chaosArguments } from './arguments.ts';

const read = (...args: string[]) => chaosArguments(args, ['kills', 'walk'], () => 7);

it('runs everything with a seed of its own when nothing is asked for', () => {
  expect(read()).toEqual({
    seed: 7,
    steps: 20_000,
    short: false,
    only: [],
    trial: undefined,
    minutes: undefined,
    keep: undefined,
  });
});

it('repeats a run by its seed, and one scenario by its name', () => {
  const part = ['--trial', 'walk 3', '--minutes', '8', '--keep', 'run.jsonl'];
  expect(read('--seed', '12', '--steps', '50', '--only', 'walk', ...part)).toEqual({
    seed: 12,
    steps: 50,
    short: false,
    only: ['walk'],
    trial: 'walk 3',
    minutes: 8,
    keep: 'run.jsonl',
  });
});

it('runs several scenarios by their names', () => {
  expect(read('--only', 'walk,kills').only).toEqual(['walk', 'kills']);
});

it('has fewer steps for the short part', () => {
  expect(read('--short').steps).toBe(1_000);
});

it.each([
  [['--seed', 'x'], /--seed is a whole number of at most nine digits, not "x"/],
  [['--steps', '-1'], /--steps/],
  [['--only', 'nothing'], /no scenario "nothing"; there are kills, walk/],
  [['--fast'], /--fast/],
])('refuses %j', (args, why) => {
  expect(() => read(...args)).toThrow(why);
});
