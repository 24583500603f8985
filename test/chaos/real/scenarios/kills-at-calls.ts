import { harmOnce } from '../harm.ts';
import { killAll } from '../provisioners.ts';
import type { Trial } from '../trial.ts';
import { type Course, pointOf } from './points.ts';

/** The provisioner is killed at each kind of its calls and its engine's: before it reaches AWS, and before its answer comes back. */
export function killsAtCalls({ phase, calls }: Pick<Course, 'phase' | 'calls'>): Trial[] {
  return [...new Set(calls.map(pointOf))].flatMap((point) =>
    [false, true].map((after) => ({
      label: `killed in a ${phase} ${after ? 'after' : 'before'} ${point}`,
      phase,
      harm(life) {
        const meanwhile = () => killAll(life.proxy.endpoint);
        return harmOnce(life, (call) => pointOf(call) === point, { does: 'cut', after, meanwhile });
      },
    })),
  );
}
