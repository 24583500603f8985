import { idleCost, total } from '../idle-cost/idle-cost.ts';
import { PRICES_AS_OF } from '../idle-cost/prices.ts';
import { dollars } from '../idle-cost/table.ts';
import type { Settings } from '../settings.ts';
import { type Finding, note } from './finding.ts';

/** What it costs, said before it is paid; nothing where there is none. */
export function judgeLoadBalancer({ exposure }: Pick<Settings, 'exposure'>): Finding[] {
  if (exposure !== 'load-balancer') return [];
  const { within } = total(idleCost([{ type: 'aws:lb/loadBalancer:LoadBalancer', name: 'playgrounds' }]));
  return [
    note(
      'Load balancer',
      `with its two addresses it costs ${dollars(within)} a month, used or not, and $0.008 an hour for each unit of capacity in use (us-east-1, ${PRICES_AS_OF}).`,
    ),
  ];
}
