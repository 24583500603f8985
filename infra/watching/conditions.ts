import type { AlarmKind, TaskAlarmKind } from './alarms.ts';
import { functionMetric, type Metric, type Name, ourMetric, queueMetric, ruleMetric } from './metric.ts';

/** When an alarm rings: the metric's statistic over one period, compared once. */
export interface Condition {
  metric: Metric;
  /** CloudWatch's name of it; a percentile such as `p99` too. */
  statistic: string;
  /** One period is all that is looked at, so an alarm is long enough to ring for what lasts, and no longer. */
  minutes: number;
  rings: 'at-or-above' | 'above' | 'below';
  threshold: number;
  /**
   * What it means that there are no figures: that all is `well`, that it is `bad`, or that things stand `as-before`,
   * where another alarm tells of the silence.
   */
  silence: 'well' | 'bad' | 'as-before';
}

/** What the alarms and the dashboard look at. */
export interface Watched {
  /** Of our own metrics. */
  namespace: string;
  /** Names of functions. */
  bot: Name;
  provisioner: Name;
  sweeper: Name;
  notifier: Name;
  /** Name of the queue. */
  deadLetters: Name;
  /** Name of the rule that tells of tasks of operations that broke off, where operations run in tasks. */
  brokenTasks?: Name | undefined;
}

/** Later than this, Slack is about to give up: it waits 3 seconds. */
export const SLOW_MILLISECONDS = 2500;
const SILENT_MINUTES = 10;
const LEFT_MINUTES = 15;
const FAILING_MINUTES = 5;
/** A sweep a minute makes five in that time, or four where one is late: as many as that would need each to fail. */
const FAILING_SWEEPS = 3;
const UNTOLD_MINUTES = 5;
const UNDELIVERED_MINUTES = 5;

type Conditions = Record<Exclude<AlarmKind, TaskAlarmKind>, Condition> & Partial<Record<TaskAlarmKind, Condition>>;

export function conditions(watched: Watched): Conditions {
  const { namespace, bot, provisioner, sweeper, notifier, deadLetters, brokenTasks } = watched;
  return {
    ...(brokenTasks !== undefined && ofBrokenTasks(brokenTasks)),
    'slow-answers': {
      metric: ourMetric(namespace, 'AckMilliseconds'),
      // With few answers it is the slowest; with many, one in a hundred is let pass.
      statistic: 'p99',
      minutes: 5,
      rings: 'above',
      threshold: SLOW_MILLISECONDS,
      silence: 'well',
    },
    // A bot that ends before it answers writes no figure of its own, so that `slow-answers` would be well.
    'bot-errors': any(functionMetric(bot, 'Errors'), FAILING_MINUTES),
    'provisioner-errors': any(functionMetric(provisioner, 'Errors'), 1),
    'sweeper-errors': {
      metric: functionMetric(sweeper, 'Errors'),
      statistic: 'Sum',
      minutes: FAILING_MINUTES,
      rings: 'at-or-above',
      // One sweep that fails is made good by the next.
      threshold: FAILING_SWEEPS,
      silence: 'well',
    },
    'sweeper-silent': {
      // Any of the figures that a sweep ends with.
      metric: ourMetric(namespace, 'ActivePlaygrounds'),
      statistic: 'SampleCount',
      minutes: SILENT_MINUTES,
      rings: 'below',
      threshold: 1,
      silence: 'bad',
    },
    'dead-letters': {
      metric: queueMetric(deadLetters, 'ApproximateNumberOfMessagesVisible'),
      // Each is hidden for a minute or three after a try: one that waits is seen in each period all the same.
      statistic: 'Maximum',
      minutes: UNTOLD_MINUTES,
      rings: 'at-or-above',
      threshold: 1,
      silence: 'well',
    },
    'crashes-untold': undelivered(provisioner),
    'messages-unkept': undelivered(notifier),
    leftovers: {
      metric: ourMetric(namespace, 'Leftovers'),
      // Never none in all the period: what the next try removes is nobody's business.
      statistic: 'Minimum',
      minutes: LEFT_MINUTES,
      rings: 'at-or-above',
      threshold: 1,
      silence: 'as-before',
    },
  };
}

/** EventBridge writes the figures of a rule only when there is something to count. */
function ofBrokenTasks(rule: Name): Record<TaskAlarmKind, Condition> {
  return {
    'broken-operations': any(ruleMetric(rule, 'Invocations'), 1),
    'breaks-untold': any(ruleMetric(rule, 'FailedInvocations'), UNDELIVERED_MINUTES),
  };
}

/** What Lambda could not put where a function's failures go: its role may not, or nothing is there. */
function undelivered(functionName: Name): Condition {
  return any(functionMetric(functionName, 'DestinationDeliveryFailures'), UNDELIVERED_MINUTES);
}

/** Of what should never be: one in so many minutes is enough, and no figures mean none. */
function any(metric: Metric, minutes: number): Condition {
  return { metric, statistic: 'Sum', minutes, rings: 'at-or-above', threshold: 1, silence: 'well' };
}
