import fc from 'fast-check';
import type { ScenarioOptions } from '../../scenario.ts';
import { beginLife } from '../life.ts';
import type { Met } from '../proxy/proxy.ts';
import type { RealWorld } from '../world.ts';

export const PHASES = ['create', 'destroy'] as const;
export type Phase = (typeof PHASES)[number];

/** What a create, or a destroy, consists of when nothing harms it: where harm can be done. */
export interface Course {
  phase: Phase;
  /** The engine's events. */
  events: string[];
  calls: Met[];
}

/** Watches one undisturbed life. @throws when that alone goes wrong */
export async function watchCourses(world: RealWorld): Promise<Course[]> {
  const life = await beginLife(world, `p${world.serial()}`);
  const courses: Course[] = [];
  try {
    for (const phase of PHASES) {
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

/** A sample in an order of its own for each seed, as large as the options allow. */
export function drawn<T>(
  all: readonly T[],
  { seed, steps, short }: Pick<ScenarioOptions, 'seed' | 'steps' | 'short'>,
  inShort: number,
): T[] {
  const whole = fc.shuffledSubarray([...all], { minLength: all.length });
  const [order = []] = fc.sample(whole, { seed, numRuns: 1 });
  return order.slice(0, short ? inShort : steps);
}
