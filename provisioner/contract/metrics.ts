/**
 * All that the functions measure, each name once: whoever writes it, the dashboard and the alarms read it from here.
 * Ten, because CloudWatch gives ten for nothing: more cost $0.30 a month each, and so does each value of a dimension. So
 * there are no dimensions but `service`, which is the same for all; what a line is about stands beside the figures, for
 * queries over the log.
 */
export const METRICS = {
  /** How long somebody in Slack waited for an answer, from the request's arrival at AWS. */
  AckMilliseconds: 'Milliseconds',
  /** 1 for a create that ended without a playground, 0 for one that ended with one: its count is that of creates. */
  CreateFailed: 'Count',
  /** Parts of a create that went well: until a run took it, in the engine, and until its containers were healthy. */
  CreateWaitingSeconds: 'Seconds',
  CreateEngineSeconds: 'Seconds',
  CreateContainersSeconds: 'Seconds',
  /** Written by each sweep, as things stand. */
  ActivePlaygrounds: 'Count',
  WaitingOperations: 'Count',
  /** Playgrounds of which something could not be removed. */
  Leftovers: 'Count',
  /** What all playgrounds that there are cost in an hour. */
  DollarsPerHour: 'None',
  /** Calls of Slack that the notifier made in vain. */
  SlackErrors: 'Count',
} as const;
export type MetricName = keyof typeof METRICS;

/** The value of the one dimension, the same for all: by function it would make a metric of each. */
export const METRICS_SERVICE = 'playground';

/** @param about what a query over the log may ask for; it makes no metrics */
export type Measure = (values: Partial<Record<MetricName, number>>, about?: Record<string, string>) => void;

/**
 * Writes figures to the log as EMF, from which CloudWatch makes metrics:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 * @param env `METRICS_NAMESPACE` is whose figures they are
 */
export function createMeasure(env: NodeJS.ProcessEnv, clock: () => number = Date.now): Measure {
  return (values, about = {}) => {
    const Metrics = Object.keys(values).map((Name) => ({ Name, Unit: METRICS[Name as MetricName] }));
    const described = { Namespace: env['METRICS_NAMESPACE'], Dimensions: [['service']], Metrics };
    const _aws = { Timestamp: clock(), CloudWatchMetrics: [described] };
    process.stdout.write(`${JSON.stringify({ _aws, service: METRICS_SERVICE, ...about, ...values })}\n`);
  };
}
