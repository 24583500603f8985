import { callFromNow, harmOnce } from '../harm.ts';
import type { Life } from '../life.ts';
import { engineProcesses, kill } from '../provisioners.ts';
import type { Trial } from '../trial.ts';
import type { Course } from './points.ts';

const PARTS = ['cli', 'plugin'] as const;

/** One process of the engine is killed at one of its calls, as a machine that runs out of memory does: CLI or AWS plugin. */
export function partKills({ phase, calls }: Course): Trial[] {
  return calls.flatMap(({ service, action, byEngine }, at) =>
    (byEngine ? PARTS : []).map((part) => ({
      label: `the ${part} killed in a ${phase} at call ${at + 1} (${service} ${action})`,
      async live(life) {
        if (phase === 'destroy') await life.create();
        let killed = false;
        const meanwhile = async (): Promise<void> => {
          killed = await killPart(life, part);
        };
        harmOnce(life, callFromNow(life, at + 1), { does: 'hold', meanwhile });
        await life[phase]();
        return () => (killed ? 1 : 0);
      },
    })),
  );
}

async function killPart(life: Life, part: (typeof PARTS)[number]): Promise<boolean> {
  const found = (await engineProcesses(life.proxy.endpoint))[part];
  if (found) kill(found.pid);
  return found !== undefined;
}
