import type { Broken, Scenario, ScenarioOptions, ScenarioResult } from '../../scenario.ts';

/** One run of a world with one way of going wrong. */
export interface Trial {
  /** Finds it again among those of the same seed; no quotes in it. */
  words: string;
  /** How many faults it makes; one unless it says otherwise. */
  faults?: number;
  run(replay: string): Promise<Broken[]>;
}

/** More of the same would say no more. */
const KEPT = 20;
const SAID_EACH = 250;

/** A scenario of many trials, of which each can be repeated alone. */
export function scenarioOf(name: string, trialsOf: (options: ScenarioOptions) => Promise<Trial[]>): Scenario {
  return {
    name,
    async run(options) {
      const { seed, steps, short, log, until, trial: wanted } = options;
      const result: ScenarioResult = { faults: 0, survived: 0, broken: [] };
      const trials = (await trialsOf(options)).filter(({ words }) => wanted === undefined || words === wanted);
      if (trials.length === 0)
        throw new Error(`${name} has no trial "${wanted}" with seed ${seed} and ${steps} steps.`);
      const keeping = options.kept?.of(name);
      for (const [at, { words, faults = 1, run }] of trials.entries()) {
        const known = keeping?.known(words);
        if (!known && Date.now() > until) continue;
        const replay = `npm run chaos -- --seed ${seed} --steps ${steps}${short ? ' --short' : ''} --only ${name} --trial "${words}"`;
        const began = Date.now();
        const broken = known?.broken.map((one) => ({ ...one, replay })) ?? (await run(replay));
        if (!known) await keeping?.add({ label: words, faults, broken, seconds: (Date.now() - began) / 1000 });
        result.faults += faults;
        if (broken.length === 0) result.survived += faults;
        // At once, because the run may be long.
        for (const { invariant, detail } of broken) log(`BROKEN, ${words}: ${invariant}: ${detail}`);
        if (result.broken.length < KEPT) result.broken.push(...broken);
        if (at % SAID_EACH === SAID_EACH - 1) log(`${at + 1} of ${trials.length}`);
      }
      return result;
    },
  };
}
