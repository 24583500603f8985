import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kept, TrialOutcome } from '../kept.ts';
import type { ScenarioOptions, ScenarioResult } from '../scenario.ts';
import { type Plan, paired, runLife } from './run-life.ts';
import type { Trial } from './trial.ts';
import type { RealWorld } from './world.ts';

/** As many as two cores carry. */
const AT_ONCE = 2;

type Keeping = ReturnType<Kept['of']>;

const NOTHING_KEPT: Keeping = { known: () => undefined, add: async () => undefined };

/**
 * Runs trials in the order given, two lives at a time, but for those that an earlier part has run.
 * @param replay the command that runs the trial of that label again
 */
export async function runTrials(
  world: RealWorld,
  trials: readonly Trial[],
  { log, until }: Pick<ScenarioOptions, 'log' | 'until'>,
  replay: (label: string) => string,
  keeping: Keeping = NOTHING_KEPT,
): Promise<ScenarioResult> {
  const known = trials.flatMap(({ label }) => keeping.known(label) ?? []);
  const outcomes = [...known];
  const isKnown = new Set(known.map(({ label }) => label));
  const waiting: Plan[] = paired(trials.filter(({ label }) => !isKnown.has(label)));

  async function worker(): Promise<void> {
    for (let plan = waiting.shift(); plan && Date.now() < until; plan = waiting.shift()) {
      const life = await runLife(world, plan);
      for (const outcome of life.outcomes) {
        outcomes.push(outcome);
        await keeping.add(outcome);
        log(`${outcomes.length}/${trials.length} ${await inWords(outcome, life.printed)}`);
      }
      waiting.push(...paired(life.left));
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return {
    points: trials.length,
    faults: sum(outcomes.map(({ faults }) => faults)),
    survived: sum(outcomes.filter(({ broken }) => broken.length === 0).map(({ faults }) => faults)),
    broken: outcomes.flatMap(({ label, broken }) =>
      broken.map(({ invariant, detail }) => ({ invariant, detail: `${label}: ${detail}`, replay: replay(label) })),
    ),
  };
}

async function inWords({ label, faults, broken, seconds }: TrialOutcome, printed: string): Promise<string> {
  const end = broken.length > 0 ? `BROKEN, its provisioners' log is ${await keep(printed)}` : 'whole';
  return `${label}: ${faults === 0 && broken.length === 0 ? 'not met' : end} (${seconds} s)`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** For whoever looks for the cause. @returns where */
async function keep(printed: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'chaos-broken-')), 'provisioners.log');
  await writeFile(file, printed);
  return file;
}
