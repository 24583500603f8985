import type { Log } from '../contract/log.ts';
import { type Step, stepLineSchema } from '../contract/step.ts';

/** How long each step took, all its calls together. */
export type StepSeconds = Partial<Record<Step, number>>;

/** A log that adds up the steps that are written to it, so that a run can say where its time went. */
export function createStepTimes(log: Log): { log: Log; take(): StepSeconds } {
  let seconds: StepSeconds = {};
  return {
    log: {
      ...log,
      info(message, details) {
        const { data } = stepLineSchema.safeParse(details);
        if (data) seconds[data.step] = (seconds[data.step] ?? 0) + data.milliseconds / 1000;
        log.info(message, details);
      },
    },
    /** Since it was last asked: one process may do several runs. */
    take() {
      const taken = seconds;
      seconds = {};
      return taken;
    },
  };
}
