import fc from 'fast-check';
import type { ScenarioOptions } from '../../scenario.ts';
import { beginLife } from '../life.ts';
import type { Met } from '../proxy/proxy.ts';
import { PHASES, type Phase } from '../trial.ts';
import type { RealWorld } from '../world.ts';

/** What a create, or a destroy, consists of when nothing harms it: where harm can be done. */
export interface Course {
  phase: Phase;
  /** The engine's events. */
  events: string[];
  calls: Met[];
}

/** Watches what nothing disturbs; the first create of a world is none, because it also makes what all share. @throws when that alone goes wrong */
export async function watchCourses(world: RealWorld): Promise<Course[]> {
  const life = await beginLife(world, `p${world.serial()}`);
  const courses: Course[] = [];
  try {
    await life.create();
    for (const phase of PHASES.toReversed()) {
      const [printed, met] = [life.printed.length, life.proxy.met.length];
      await life[phase]();
      const events = life.printed.slice(printed).match(/^engine event .*$/gm) ?? [];
      courses.push({ phase, events, calls: life.proxy.met.slice(met) });
    }
  } finally {
    await life.stop();
  }
  return courses;
}

export const actionOf = ({ service, action }: Pick<Met, 'service' | 'action'>): string => `${service} ${action}`;

/** Finer than the action: which of the engine's files, which rows and what of them. */
export const pointOf = (call: Pick<Met, 'service' | 'action' | 'about'>): string =>
  call.about === undefined ? actionOf(call) : `${actionOf(call)} (${call.about})`;

/** All in an order of its own for each seed, or as many as the options allow; or the one that they name. */
export function drawn<T extends { label: string }>(
  all: readonly T[],
  { seed, steps, short, trial }: Pick<ScenarioOptions, 'seed' | 'steps' | 'short' | 'trial'>,
  inShort: number,
): T[] {
  if (trial !== undefined) return all.filter(({ label }) => label === trial);
  const whole = fc.shuffledSubarray([...all], { minLength: all.length });
  const [order = []] = fc.sample(whole, { seed, numRuns: 1 });
  return order.slice(0, short ? inShort : steps);
}
