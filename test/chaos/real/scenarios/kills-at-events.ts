import type { Phase, Trial } from '../trial.ts';
import type { Course } from './points.ts';

/** The provisioner is killed, with all that it has started, at each event of the engine: before and after each step. */
export function killsAtEvents({ phase, events }: Course): Trial[] {
  return events.map((event, at) => killAtEvent(phase, at + 1, event.trim()));
}

/** @param number of the event, counted from 1 */
export function killAtEvent(phase: Phase, number: number, event = `engine event ${number}`): Trial {
  return {
    label: `killed in a ${phase} at ${event}`,
    phase,
    harm(life) {
      const printed = life.printed.length;
      life.killAtEvent = number;
      return () => (life.printed.slice(printed).includes('stands still') ? 1 : 0);
    },
  };
}
