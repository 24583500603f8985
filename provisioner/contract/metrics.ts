import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/**
 * All that the functions measure, each name once: whoever writes it, the dashboard and the alarms read it from here.
 * Ten, because CloudWatch gives ten for nothing: more cost $0.30 a month each, and so does each value of a dimension. So
 * there are no dimensions but `service`, which is the same for all; what a line is about stands beside the figures, for
 * queries over the log.
 */
export const METRICS = {
  /** How long somebody in Slack waited for an answer, from the request's arrival at AWS. */
  AckMilliseconds: MetricUnit.Milliseconds,
  /** 1 for a create that ended without a playground, 0 for one that ended with one: its count is that of creates. */
  CreateFailed: MetricUnit.Count,
  /** Parts of a create that went well: until a run took it, in the engine, and until its containers were healthy. */
  CreateWaitingSeconds: MetricUnit.Seconds,
  CreateEngineSeconds: MetricUnit.Seconds,
  CreateContainersSeconds: MetricUnit.Seconds,
  /** Written by each sweep, as things stand. */
  ActivePlaygrounds: MetricUnit.Count,
  WaitingOperations: MetricUnit.Count,
  /** Playgrounds of which something could not be removed. */
  Leftovers: MetricUnit.Count,
  /** What all playgrounds that there are cost in an hour. */
  DollarsPerHour: MetricUnit.NoUnit,
  /** Calls of Slack that the notifier made in vain. */
  SlackErrors: MetricUnit.Count,
} as const;
export type MetricName = keyof typeof METRICS;

/** The one dimension, and its value. Powertools writes it in any case; by function it would make a metric of each. */
export const METRICS_SERVICE = 'playground';

/** @param about what a query over the log may ask for; it makes no metrics */
export type Measure = (values: Partial<Record<MetricName, number>>, about?: Record<string, string>) => void;

/** Writes figures to the log as EMF, from which CloudWatch makes metrics. */
export function createMeasure(metrics = new Metrics({ serviceName: METRICS_SERVICE })): Measure {
  return (values, about = {}) => {
    for (const [key, value] of Object.entries(about)) metrics.addMetadata(key, value);
    for (const [name, value] of Object.entries(values)) metrics.addMetric(name, METRICS[name as MetricName], value);
    metrics.publishStoredMetrics();
  };
}
