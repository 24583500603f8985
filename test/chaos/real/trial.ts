import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScenarioOptions, ScenarioResult } from '../scenario.ts';
import { look } from './invariants/look.ts';
import type { Violation } from './invariants/resources.ts';
import { beginLife, type Life } from './life.ts';
import type { RealWorld } from './world.ts';

/** One playground that lives and dies, and what harms it meanwhile. */
export interface Trial {
  /** In words, and the same in each run. */
  label: string;
  /** Has to end with the playground quiet. @returns how many faults there were, to be asked when the playground is gone */
  live(life: Life): Promise<() => number>;
}

/** As many as two cores carry. */
const AT_ONCE = 2;

/**
 * Runs trials in the order given, looking from outside at each playground when it is quiet and again when it is gone.
 * @param replay the command that runs them up to the so-manieth again
 */
export async function runTrials(
  world: RealWorld,
  trials: readonly Trial[],
  { log, until }: Pick<ScenarioOptions, 'log' | 'until'>,
  replay: (count: number) => string,
): Promise<ScenarioResult> {
  const result: ScenarioResult = { faults: 0, survived: 0, broken: [] };
  const waiting = trials.map((trial, at) => ({ trial, number: at + 1 }));
  async function worker(): Promise<void> {
    for (let next = waiting.shift(); next && Date.now() < until; next = waiting.shift()) {
      const { trial, number } = next;
      const began = Date.now();
      const { faults, violations, printed } = await runTrial(world, trial, `p${world.serial()}`);
      result.faults += faults;
      if (violations.length === 0) result.survived += faults;
      for (const { invariant, detail } of violations) {
        result.broken.push({ invariant, detail: `${trial.label}: ${detail}`, replay: replay(number) });
      }
      const seconds = Math.round((Date.now() - began) / 1000);
      const broken = violations.length > 0 ? `BROKEN, its provisioners' log is ${await keep(printed)}` : undefined;
      log(`${number}/${trials.length} ${trial.label}: ${broken ?? (faults > 0 ? 'whole' : 'not met')} (${seconds} s)`);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return result;
}

async function runTrial(world: RealWorld, trial: Trial, name: string) {
  const life = await beginLife(world, name);
  const violations: Violation[] = [];
  let faults = (): number => 1;
  try {
    faults = await trial.live(life);
    violations.push(...(await look(world, life)));
    if (await world.registry.getPlayground(name)) {
      await life.destroy();
      violations.push(...(await look(world, life)));
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    violations.push({ invariant: 'it comes to an end', detail });
  } finally {
    await life.stop();
  }
  return { faults: faults(), violations, printed: life.printed };
}

/** For whoever looks for the cause. @returns where */
async function keep(printed: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'chaos-broken-')), 'provisioners.log');
  await writeFile(file, printed);
  return file;
}
