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
  /** How many faults it is; 1 unless it says otherwise. */
  faults?: number;
  /** Has to end with the playground quiet. @returns whether the harm was done */
  live(life: Life): Promise<boolean>;
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
      const { harmed, violations, printed } = await runTrial(world, trial, `p${world.serial()}`);
      const faults = harmed ? (trial.faults ?? 1) : 0;
      result.faults += faults;
      if (violations.length === 0) result.survived += faults;
      for (const { invariant, detail } of violations) {
        result.broken.push({ invariant, detail: `${trial.label}: ${detail}`, replay: replay(number) });
      }
      const seconds = Math.round((Date.now() - began) / 1000);
      log(`${number}/${trials.length} ${trial.label}: ${harmed ? 'whole' : 'not met'} (${seconds} s)`);
      if (violations.length > 0) log(`  BROKEN; its provisioners' log is ${await keep(printed)}`);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return result;
}

async function runTrial(world: RealWorld, trial: Trial, name: string) {
  const life = await beginLife(world, name);
  const violations: Violation[] = [];
  let harmed = true;
  try {
    harmed = await trial.live(life);
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
  return { harmed, violations, printed: life.printed };
}

/** For whoever looks for the cause. @returns where */
async function keep(printed: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'chaos-broken-')), 'provisioners.log');
  await writeFile(file, printed);
  return file;
}
