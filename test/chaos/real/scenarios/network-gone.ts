import { harmFrom } from '../harm.ts';
import type { Trial } from '../trial.ts';
import { type Course, pointOf } from './points.ts';

/** The longer one is longer than a lease, so that the holder has to give up. */
const GONE_MS = [5000, 15_000];

/** AWS does not answer at all for a while, from the first call of each kind on; then it is back. */
export function networkGone({ phase, calls }: Pick<Course, 'phase' | 'calls'>): Trial[] {
  return [...new Set(calls.map(pointOf))].flatMap((point) =>
    GONE_MS.map((ms) => ({
      label: `AWS gone for ${ms / 1000} s in a ${phase} from ${point} on`,
      phase,
      harm: (life) => harmFrom(life, (call) => pointOf(call) === point, { does: 'cut', after: false }, ms),
    })),
  );
}
