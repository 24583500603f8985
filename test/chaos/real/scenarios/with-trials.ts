import type { Scenario } from '../../scenario.ts';
import { runTrials } from '../run-trials.ts';
import type { Trial } from '../trial.ts';
import { realWorld } from '../world.ts';
import { type Course, drawn, watchCourses } from './points.ts';

/** A scenario of trials, each of which is half of a playground's life in a world that they share. */
export function withTrials(name: string, inShort: number, trialsOf: (course: Course) => Trial[]): Scenario {
  return {
    name,
    async run(options) {
      const world = await realWorld(options.log);
      try {
        const all = (await watchCourses(world)).flatMap(trialsOf);
        const trials = drawn(all, options, inShort);
        options.log(`${trials.length} of ${all.length} points`);
        const replay = (label: string) => `npm run chaos -- --only ${name} --trial "${label}"`;
        const result = await runTrials(world, trials, options, replay, options.kept?.of(name));
        return { ...result, points: all.length };
      } finally {
        await world.stop();
      }
    },
  };
}
