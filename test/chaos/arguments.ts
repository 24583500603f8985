import { parseArgs } from 'node:util';

export interface ChaosArguments {
  seed: number;
  steps: number;
  short: boolean;
  /** The names of the scenarios to be run; all where there are none. */
  only: string[];
  /** One of that scenario's trials, as the replay of what was broken names it. */
  trial: string | undefined;
  /** After so long nothing new is begun. */
  minutes: number | undefined;
  /** The file that keeps what comes of each trial, so that the next part of a long run goes on after it. */
  keep: string | undefined;
}

const STEPS = 20_000;
const SHORT_STEPS = 1_000;

/**
 * What stands behind `npm run chaos --`.
 * @param newSeed for a run that names none
 * @throws when it is none of `--seed N`, `--steps N`, `--minutes N`, `--only NAMES`, `--trial TEXT`, `--keep FILE`, `--short`
 */
export function chaosArguments(args: string[], names: readonly string[], newSeed: () => number): ChaosArguments {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      steps: { type: 'string' },
      minutes: { type: 'string' },
      only: { type: 'string' },
      trial: { type: 'string' },
      keep: { type: 'string' },
      short: { type: 'boolean', default: false },
    },
  });
  const { seed, steps, minutes, trial, keep, short } = values;
  const only = values.only?.split(',') ?? [];
  for (const name of only) {
    if (!names.includes(name)) throw new Error(`There is no scenario "${name}"; there are ${names.join(', ')}.`);
  }
  return {
    seed: seed === undefined ? newSeed() : wholeNumber('seed', seed),
    steps: steps === undefined ? (short ? SHORT_STEPS : STEPS) : wholeNumber('steps', steps),
    short,
    only,
    trial,
    minutes: minutes === undefined ? undefined : wholeNumber('minutes', minutes),
    keep,
  };
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} is a whole number of at most nine digits, not "${text}".`);
  return number;
}
