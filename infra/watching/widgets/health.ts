import type { Name } from '../metric.ts';
import { functionMetric, ourMetric, ruleMetric } from '../metric.ts';
import { graph, type Widget } from './graph.ts';
import type { Look } from './look.ts';

/** How many sweeps came to their end, and how many runs of the sweeper did not. */
export function sweeps({ region, namespace, sweeper }: Look): Widget {
  return graph(
    'Sweeps',
    [
      { metric: ourMetric(namespace, 'ActivePlaygrounds'), statistic: 'SampleCount', label: 'ended' },
      { metric: functionMetric(sweeper, 'Errors'), statistic: 'Sum', label: 'failed' },
    ],
    { region },
  );
}

/** Messages that Slack did not take, answers that never came, and runs that broke off. */
export function errors({ region, namespace, bot, provisioner, brokenTasks }: Look): Widget {
  return graph(
    'Errors',
    [
      { metric: ourMetric(namespace, 'SlackErrors'), statistic: 'Sum', label: 'calls of Slack' },
      { metric: functionMetric(bot, 'Errors'), statistic: 'Sum', label: 'runs of the bot' },
      { metric: functionMetric(provisioner, 'Errors'), statistic: 'Sum', label: 'runs of the provisioner' },
      ...(brokenTasks === undefined
        ? []
        : [{ metric: ruleMetric(brokenTasks, 'Invocations'), statistic: 'Sum', label: 'tasks of operations' }]),
    ],
    { region },
  );
}

/** How each alarm stands. */
export function alarmStates(arns: readonly Name[]): Widget {
  return { type: 'alarm', properties: { title: 'Alarms', alarms: arns } };
}
