import { ourMetric } from '../metric.ts';
import { graph, type Widget } from './graph.ts';
import type { Look } from './look.ts';

const HOUR_MINUTES = 60;

/** How many creates ended with a playground, and how many without. */
export function createsByResult({ region, namespace }: Look): Widget {
  const metric = ourMetric(namespace, 'CreateFailed');
  return graph(
    'Creates by result, an hour',
    [
      { metric, statistic: 'SampleCount', label: 'all', id: 'all', hidden: true },
      { expression: 'all-failed', label: 'made' },
      { metric, statistic: 'Sum', label: 'failed', id: 'failed' },
    ],
    { region, minutes: HOUR_MINUTES, stacked: true },
  );
}

/** Where the time of the creates that went well was spent, on average. */
export function createTime({ region, namespace }: Look): Widget {
  const part = (name: Parameters<typeof ourMetric>[1], label: string) => {
    return { metric: ourMetric(namespace, name), statistic: 'Average', label };
  };
  return graph(
    'Time of a create, by part',
    [
      part('CreateWaitingSeconds', 'until a run took it'),
      part('CreateEngineSeconds', 'engine'),
      part('CreateContainersSeconds', 'until its containers were healthy'),
    ],
    { region, minutes: HOUR_MINUTES, stacked: true, unit: 's' },
  );
}
