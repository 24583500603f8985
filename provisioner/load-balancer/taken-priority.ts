import type { Engine } from '../engine/engine.ts';
import { TakenPriorityError } from '../engine/errors.ts';
import type { PlaygroundSpec } from '../playground/task-definition.ts';
import { rulePriority } from './names.ts';

/** With 100 rules, the most that a load balancer has, one number in 500 is taken: five in a row never are. */
const TURNS = 5;

/** The same engine, which goes on with the next number where another playground's rule has the one that it asked for. */
export function takingPriorities<E extends Engine<PlaygroundSpec>>(engine: E): E {
  return {
    ...engine,
    async up(spec, watch) {
      for (let turn = 0; ; turn++) {
        try {
          return await engine.up({ ...spec, rulePriority: rulePriority(spec.id, turn) }, watch);
        } catch (error) {
          if (!(error instanceof TakenPriorityError) || turn + 1 === TURNS) throw error;
        }
      }
    },
  };
}
