import { ourMetric } from '../metric.ts';
import { graph, type Widget } from './graph.ts';
import type { Look } from './look.ts';

/** How many there are, and of how many something could not be removed. */
export function playgrounds({ region, namespace }: Look): Widget {
  const line = (name: 'ActivePlaygrounds' | 'Leftovers', label: string) => {
    return { metric: ourMetric(namespace, name), statistic: 'Maximum', label };
  };
  return graph('Playgrounds', [line('ActivePlaygrounds', 'there are'), line('Leftovers', 'could not be removed')], {
    region,
  });
}

/** How many operations wait for a run. */
export function waiting({ region, namespace }: Look): Widget {
  const metric = ourMetric(namespace, 'WaitingOperations');
  return graph('Operations that wait', [{ metric, statistic: 'Maximum', label: 'wait' }], { region });
}

/** What all of them cost in an hour, by list prices or by the setting `prices`. */
export function cost({ region, namespace }: Look): Widget {
  const metric = ourMetric(namespace, 'DollarsPerHour');
  return graph('Estimated cost an hour', [{ metric, statistic: 'Maximum', label: 'all playgrounds' }], {
    region,
    unit: 'US dollars',
  });
}
