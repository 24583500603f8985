import { harmWhile } from '../harm.ts';
import type { Trial } from '../trial.ts';
import type { Course } from './points.ts';

/** The longer one is longer than a lease, so that the holder has to give up. */
const GONE_MS = [5000, 15_000];

/** AWS does not answer at all for a while, from one call on; then it is back. */
export function networkGone({ phase, calls }: Course): Trial[] {
  return calls.flatMap(({ service, action }, at) =>
    GONE_MS.map((ms) => ({
      label: `AWS gone for ${ms / 1000} s in a ${phase} from call ${at + 1} (${service} ${action})`,
      async live(life) {
        if (phase === 'destroy') await life.create();
        const first = life.proxy.met.length + at + 1;
        const harmed = harmWhile(life, ({ number }) => number >= first, { does: 'cut', after: false }, ms);
        await life[phase]();
        return harmed;
      },
    })),
  );
}
