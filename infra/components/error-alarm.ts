import { MetricAlarm } from '@pulumi/aws/cloudwatch/metricAlarm.js';
import type * as pulumi from '@pulumi/pulumi';
import type { LambdaFunction } from './lambda-function.ts';

/** Rings when a function has thrown or timed out in each of `minutes` minutes. Its end goes to the thread of its alert, because what broke stays broken. */
export function errorAlarm(
  name: string,
  args: { watched: LambdaFunction; minutes: number; meaning: string; topicArn: pulumi.Input<string> },
): MetricAlarm {
  return new MetricAlarm(name, {
    alarmDescription: args.meaning,
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    dimensions: { FunctionName: args.watched.name },
    statistic: 'Sum',
    period: 60,
    evaluationPeriods: args.minutes,
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    // Nobody invoked it, and that is the normal case.
    treatMissingData: 'notBreaching',
    alarmActions: [args.topicArn],
    okActions: [args.topicArn],
  });
}
