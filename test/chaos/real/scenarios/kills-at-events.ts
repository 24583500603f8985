import type { Trial } from '../trial.ts';
import type { Course } from './points.ts';

/** The provisioner is killed, with all that it has started, at each event of the engine: before and after each step. */
export function killsAtEvents({ phase, events }: Course): Trial[] {
  return events.map((event, at) => ({
    label: `killed in a ${phase} at ${event.trim()}`,
    async live(life) {
      if (phase === 'destroy') await life.create();
      life.killAtEvent = at + 1;
      const printed = life.printed.length;
      await life[phase]();
      const killed = life.printed.slice(printed).includes('stands still');
      return () => (killed ? 1 : 0);
    },
  }));
}
