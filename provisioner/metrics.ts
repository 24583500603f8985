import type { Measure } from './contract/metrics.ts';
import type { Operation } from './contract/operation.ts';
import type { RunEnd } from './run/run-context.ts';
import type { StepSeconds } from './run/step-times.ts';

/**
 * What a create came to, and where its time went. Other operations have their times in the log, where nobody pays for them.
 * @param seconds of this run: of a create that took several, the engine's part is that of the last
 */
export function createMeasureRun(measure: Measure) {
  return (operation: Measured, end: RunEnd, seconds: StepSeconds): void => {
    const { id, kind, requestedAt, startedAt = requestedAt } = operation;
    if (kind !== 'create') return;
    const about = { operationId: id };
    if (end === 'failed' || end === 'stuck') measure({ CreateFailed: 1 }, about);
    if (end !== 'succeeded') return;
    const parts = {
      // Two clocks: that of whoever was asked, and that of whoever took it.
      CreateWaitingSeconds: Math.max(0, startedAt - requestedAt),
      CreateEngineSeconds: seconds.engine ?? 0,
      CreateContainersSeconds: seconds.containers ?? 0,
    };
    measure({ CreateFailed: 0, ...parts }, about);
  };
}

type Measured = Pick<Operation, 'id' | 'kind' | 'requestedAt' | 'startedAt'>;
