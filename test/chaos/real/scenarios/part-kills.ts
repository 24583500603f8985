import { harmOnce } from '../harm.ts';
import type { Life } from '../life.ts';
import { engineProcesses, kill } from '../provisioners.ts';
import type { Trial } from '../trial.ts';
import { type Course, pointOf } from './points.ts';

const PARTS = ['cli', 'plugin'] as const;

/** One process of the engine is killed at each kind of its calls, as a machine that runs out of memory does: CLI or AWS plugin. */
export function partKills({ phase, calls }: Pick<Course, 'phase' | 'calls'>): Trial[] {
  const points = new Set(calls.filter(({ byEngine }) => byEngine).map(pointOf));
  return [...points].flatMap((point) =>
    PARTS.map((part) => ({
      label: `the ${part} killed in a ${phase} at ${point} of the engine`,
      phase,
      harm(life) {
        let killed = false;
        const meanwhile = async (): Promise<void> => {
          killed = await killPart(life, part);
        };
        harmOnce(life, (call) => call.byEngine && pointOf(call) === point, { does: 'hold', meanwhile });
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
