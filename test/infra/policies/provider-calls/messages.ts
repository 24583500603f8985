import { ACCOUNT, OURS } from '../real-arns.ts';
import { type Calls, own, real, TAGS, topicArn } from './calls.ts';

/** What tells, logs, rings and waits. */
export const MESSAGES: Readonly<Record<string, Calls>> = {
  'aws:cloudwatch/dashboard:Dashboard': {
    service: 'cloudwatch',
    on: ({ inputs }) => [`arn:aws:cloudwatch::${ACCOUNT}:dashboard/${inputs.dashboardName}`],
    ...{ make: 'PutDashboard', read: 'GetDashboard', remove: 'DeleteDashboards' },
  },
  'aws:cloudwatch/eventRule:EventRule': {
    service: 'events',
    on: (rule) => [`${OURS('events')}:rule/${own(rule)}`],
    make: 'PutRule TagResource',
    ...{ read: 'DescribeRule ListTagsForResource', change: `PutRule ${TAGS}`, remove: 'DeleteRule' },
  },
  'aws:cloudwatch/eventTarget:EventTarget': {
    service: 'events',
    on: ({ inputs }) => [`${OURS('events')}:rule/${real(inputs.rule)}`],
    ...{ make: 'PutTargets', read: 'ListTargetsByRule', remove: 'RemoveTargets' },
  },
  'aws:cloudwatch/logGroup:LogGroup': {
    service: 'logs',
    on: (group) => [`${OURS('logs')}:log-group:${own(group)}`],
    make: 'CreateLogGroup PutRetentionPolicy TagResource',
    ...{ read: 'DescribeLogGroups ListTagsForResource', change: TAGS, remove: 'DeleteLogGroup' },
  },
  'aws:cloudwatch/metricAlarm:MetricAlarm': {
    service: 'cloudwatch',
    on: (alarm) => [`${OURS('cloudwatch')}:alarm:${own(alarm)}`],
    make: 'PutMetricAlarm TagResource',
    ...{ read: 'DescribeAlarms ListTagsForResource', change: `PutMetricAlarm ${TAGS}`, remove: 'DeleteAlarms' },
  },
  'aws:ecs/cluster:Cluster': {
    service: 'ecs',
    on: (cluster) => [`${OURS('ecs')}:cluster/${own(cluster)}`],
    make: 'CreateCluster TagResource',
    ...{ read: 'DescribeClusters', change: `UpdateCluster ${TAGS}`, remove: 'DeleteCluster' },
  },
  'aws:sns/topic:Topic': {
    service: 'sns',
    on: ({ name }) => [topicArn(name)],
    make: 'CreateTopic SetTopicAttributes TagResource',
    ...{ read: 'GetTopicAttributes ListTagsForResource', change: TAGS, remove: 'DeleteTopic' },
  },
  'aws:sns/topicPolicy:TopicPolicy': {
    service: 'sns',
    on: ({ inputs }) => [topicArn(inputs.arn)],
    ...{ make: 'SetTopicAttributes', read: 'GetTopicAttributes' },
  },
  'aws:sns/topicSubscription:TopicSubscription': {
    service: 'sns',
    on: ({ inputs }) => [topicArn(inputs.topic)],
    ...{
      make: 'Subscribe',
      read: 'GetSubscriptionAttributes',
      change: 'SetSubscriptionAttributes',
      remove: 'Unsubscribe',
    },
  },
  'aws:sqs/queue:Queue': {
    service: 'sqs',
    on: ({ name }) => [`${OURS('sqs')}:${real(name)}`],
    make: 'CreateQueue TagQueue',
    ...{
      read: 'GetQueueAttributes ListQueueTags',
      change: 'SetQueueAttributes TagQueue UntagQueue',
      remove: 'DeleteQueue',
    },
  },
};
