import type { TrialOutcome } from '../kept.ts';
import { look } from './invariants/look.ts';
import { beginLife, type Life } from './life.ts';
import { PHASES, type Phase, type Trial } from './trial.ts';
import type { RealWorld } from './world.ts';

/** A trial for each phase of one life, or for one of them. */
export type Plan = Partial<Record<Phase, Trial>>;

/** Creates and destroys are tried in pairs, so that each trial costs half a life. In the order given. */
export function paired(trials: readonly Trial[]): Plan[] {
  const [creates, destroys] = PHASES.map((phase) => trials.filter((trial) => trial.phase === phase));
  const count = Math.max(creates?.length ?? 0, destroys?.length ?? 0);
  return Array.from({ length: count }, (_, at) => {
    const [create, destroy] = [creates?.[at], destroys?.[at]];
    return { ...(create && { create }), ...(destroy && { destroy }) };
  });
}

/**
 * Lives one life, with a look from outside at the end of each phase: when the playground is quiet, and when it is gone.
 * @returns what came of its trials, and which of them it did not come to, because what was before broke
 */
export async function runLife(world: RealWorld, plan: Plan) {
  const life = await beginLife(world, `p${world.serial()}`);
  const outcomes: TrialOutcome[] = [];
  const left: Trial[] = [];
  let isBroken = false;
  try {
    for (const phase of PHASES) {
      const trial = plan[phase];
      if (isBroken) {
        if (trial) left.push(trial);
        continue;
      }
      const outcome = await runPhase(world, life, phase, trial);
      isBroken = outcome !== undefined && outcome.broken.length > 0;
      if (outcome && (trial || isBroken)) outcomes.push(outcome);
    }
  } finally {
    await life.stop();
  }
  return { outcomes, left, printed: life.printed };
}

/** @returns undefined where there is nothing to be done in it */
async function runPhase(
  world: RealWorld,
  life: Life,
  phase: Phase,
  trial: Trial | undefined,
): Promise<TrialOutcome | undefined> {
  const began = Date.now();
  const broken: TrialOutcome['broken'] = [];
  let faults = (): number => 0;
  try {
    if (phase === 'destroy' && !(await world.registry.getPlayground(life.name))) {
      if (!trial) return undefined;
      // The harm before it was such that nothing was made.
      await life.create();
    }
    if (trial) faults = trial.harm(life);
    await life[phase]();
    life.heal();
    broken.push(...(await look(world, life)));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    broken.push({ invariant: 'it comes to an end', detail });
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  return { label: trial?.label ?? `a ${phase} that nothing harms`, faults: faults(), broken, seconds };
}
