import { parseArgs } from 'node:util';

export interface ChaosArguments {
  seed: number;
  steps: number;
  short: boolean;
  only: string | undefined;
  /** One of that scenario's trials, as the replay of what was broken names it. */
  trial: string | undefined;
  /** After so long nothing new is begun. */
  minutes: number | undefined;
}

const STEPS = 20_000;
const SHORT_STEPS = 1_000;

/**
 * What stands behind `npm run chaos --`.
 * @param newSeed for a run that names none
 * @throws when it is none of `--seed N`, `--steps N`, `--minutes N`, `--only NAME`, `--trial TEXT`, `--short`
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
      short: { type: 'boolean', default: false },
    },
  });
  const { seed, steps, minutes, only, trial, short } = values;
  if (only !== undefined && !names.includes(only)) {
    throw new Error(`There is no scenario "${only}"; there are ${names.join(', ')}.`);
  }
  return {
    seed: seed === undefined ? newSeed() : wholeNumber('seed', seed),
    steps: steps === undefined ? (short ? SHORT_STEPS : STEPS) : wholeNumber('steps', steps),
    short,
    only,
    trial,
    minutes: minutes === undefined ? undefined : wholeNumber('minutes', minutes),
  };
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} is a whole number of at most nine digits, not "${text}".`);
  return number;
}
