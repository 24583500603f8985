import type { Scenario } from '../../scenario.ts';
import { runTrials, type Trial } from '../trial.ts';
import { realWorld } from '../world.ts';
import { type Course, drawn, watchCourses } from './points.ts';

/** A scenario of trials, each of which is one playground's life in a world that they share. */
export function withTrials(name: string, inShort: number, trialsOf: (course: Course) => Trial[]): Scenario {
  return {
    name,
    async run(options) {
      const world = await realWorld(options.log);
      try {
        const all = (await watchCourses(world)).flatMap(trialsOf);
        const trials = drawn(all, options, inShort);
        options.log(`${trials.length} of ${all.length} points`);
        const replay = (count: number) => `npm run chaos -- --only ${name} --seed ${options.seed} --steps ${count}`;
        return await runTrials(world, trials, options, replay);
      } finally {
        await world.stop();
      }
    },
  };
}
