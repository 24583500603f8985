import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { AnswerDeps } from './answers/question.ts';

/** How long people wait for an answer, per command, and how often an environment starts. Written to the log as EMF. */
export function createMeasureAck(metrics = new Metrics()): AnswerDeps['measureAck'] {
  return (verb, milliseconds) => {
    metrics.captureColdStartMetric();
    const single = metrics.singleMetric();
    single.addDimension('command', verb);
    single.addMetric('AckMilliseconds', MetricUnit.Milliseconds, milliseconds);
  };
}
