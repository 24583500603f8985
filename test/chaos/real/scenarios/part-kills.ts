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
          if (await killPart(life, part)) killed = true;
        };
        // At the first of these calls that the part lives to see: a stack is made by a CLI of its own, before there is a plugin.
        life.proxy.harm = (call) =>
          !killed && call.byEngine && pointOf(call) === point ? { does: 'hold', meanwhile } : undefined;
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
