import type * as pulumi from '@pulumi/pulumi';
import { METRICS_SERVICE, type MetricName } from '../../provisioner/contract/metrics.ts';

/** Of a resource: known when that is made. */
export type Name = pulumi.Input<string>;

/** One metric of CloudWatch: ours, or one that AWS writes for nothing. */
export interface Metric {
  namespace: string;
  name: string;
  dimensions: Record<string, Name>;
}

/** @param namespace in which the functions of this deployment write */
export function ourMetric(namespace: string, name: MetricName): Metric {
  return { namespace, name, dimensions: { service: METRICS_SERVICE } };
}

export function functionMetric(
  functionName: Name,
  name: 'DestinationDeliveryFailures' | 'Errors' | 'Invocations' | 'Throttles',
): Metric {
  return { namespace: 'AWS/Lambda', name, dimensions: { FunctionName: functionName } };
}

/** Of a rule of the account's own event bus, whose figures have no other dimension: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
export function ruleMetric(ruleName: Name, name: 'FailedInvocations' | 'Invocations'): Metric {
  return { namespace: 'AWS/Events', name, dimensions: { RuleName: ruleName } };
}

export function queueMetric(queueName: Name, name: 'ApproximateNumberOfMessagesVisible'): Metric {
  return { namespace: 'AWS/SQS', name, dimensions: { QueueName: queueName } };
}
