import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Operation, OperationKind } from './contract/operation.ts';
import type { RunEnd } from './run-context.ts';

const NAMES: Record<OperationKind, string> = {
  create: 'Create',
  destroy: 'Destroy',
  update: 'Update',
  restart: 'Restart',
};

/**
 * `Create`, `Destroy` and so on (a count of 1) and `CreateSeconds` and so on, by `result`, as EMF in the log.
 * The seconds run from the request, because that is what people wait for.
 */
export function createMeasureRun(metrics = new Metrics()) {
  return (operation: Pick<Operation, 'kind' | 'requestedAt'>, result: RunEnd, now: number): void => {
    const name = NAMES[operation.kind];
    for (const [metric, unit, value] of [
      [name, MetricUnit.Count, 1],
      [`${name}Seconds`, MetricUnit.Seconds, Math.max(0, now - operation.requestedAt)],
    ] as const) {
      const single = metrics.singleMetric();
      single.addDimension('result', result);
      single.addMetric(metric, unit, value);
    }
  };
}
