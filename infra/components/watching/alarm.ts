import { MetricAlarm } from '@pulumi/aws/cloudwatch/metricAlarm.js';
import type * as pulumi from '@pulumi/pulumi';
import type { Condition } from '../../watching/conditions.ts';

const COMPARISONS: Record<Condition['rings'], string> = {
  'at-or-above': 'GreaterThanOrEqualToThreshold',
  above: 'GreaterThanThreshold',
  below: 'LessThanThreshold',
};

/** CloudWatch's words: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
const MISSING: Record<Condition['silence'], string> = {
  well: 'notBreaching',
  bad: 'breaching',
  'as-before': 'ignore',
};

/** An alarm that tells a topic when it rings and when it is over. */
export function metricAlarm(
  name: string,
  { condition, description, topicArn }: { condition: Condition; description: string; topicArn: pulumi.Input<string> },
  options: pulumi.CustomResourceOptions,
): MetricAlarm {
  const { metric, statistic, minutes, rings, threshold, silence } = condition;
  return new MetricAlarm(
    name,
    {
      alarmDescription: description,
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: metric.dimensions,
      ...(/^p\d/.test(statistic) ? { extendedStatistic: statistic } : { statistic }),
      period: minutes * 60,
      evaluationPeriods: 1,
      comparisonOperator: COMPARISONS[rings],
      threshold,
      treatMissingData: MISSING[silence],
      alarmActions: [topicArn],
      okActions: [topicArn],
    },
    options,
  );
}
