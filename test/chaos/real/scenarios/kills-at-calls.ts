import { callFromNow, harmOnce } from '../harm.ts';
import { killAll } from '../provisioners.ts';
import type { Trial } from '../trial.ts';
import type { Course } from './points.ts';

/** The provisioner is killed at each of its calls and its engine's: before it reaches AWS, and before its answer comes back. */
export function killsAtCalls({ phase, calls }: Course): Trial[] {
  return calls.flatMap(({ service, action }, at) =>
    [false, true].map((after) => ({
      label: `killed in a ${phase} ${after ? 'after' : 'before'} call ${at + 1} (${service} ${action})`,
      async live(life) {
        if (phase === 'destroy') await life.create();
        const meanwhile = () => killAll(life.proxy.endpoint);
        const harmed = harmOnce(life, callFromNow(life, at + 1), { does: 'cut', after, meanwhile });
        await life[phase]();
        return harmed;
      },
    })),
  );
}
