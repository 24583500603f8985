import { SLOW_MILLISECONDS } from '../conditions.ts';
import { ourMetric } from '../metric.ts';
import { graph, type Widget } from './graph.ts';
import type { Look } from './look.ts';

/** How long people in Slack wait for an answer. */
export function answers({ region, namespace }: Look): Widget {
  const metric = ourMetric(namespace, 'AckMilliseconds');
  const lines = ['p50', 'p99'].map((statistic) => ({ metric, statistic, label: statistic }));
  const limit = { label: 'Alarm', value: SLOW_MILLISECONDS };
  return graph('Answers in Slack', lines, { region, unit: 'ms', limit });
}
