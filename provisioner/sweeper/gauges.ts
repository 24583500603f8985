import type { Measure } from '../contract/metrics.ts';
import type { Playground } from '../contract/playground.ts';
import { type Prices, pricePerHour, type Size } from '../contract/price.ts';
import type { Queries } from '../contract/registry.ts';

export interface GaugeDeps {
  registry: Pick<Queries, 'listAll' | 'unfinished'>;
  templates: Record<string, Size>;
  prices: Prices;
  measure: Measure;
}

/** One page of the index; a workspace with more has figures that are too small. */
const MOST = 1000;

/** Measures how things stand. Each sweep does, so that no figures also means no sweeps. */
export async function measureGauges({ registry, templates, prices, measure }: GaugeDeps): Promise<void> {
  const [playgrounds, operations] = await Promise.all([registry.listAll(MOST), registry.unfinished()]);
  const costOf = ({ template }: Playground): number => {
    const size = templates[template];
    // A template that is gone tells no size.
    return size ? pricePerHour(size, prices) : 0;
  };
  measure({
    ActivePlaygrounds: playgrounds.length,
    WaitingOperations: operations.filter(({ state }) => state === 'queued').length,
    Leftovers: playgrounds.filter(hasLeftovers).length,
    DollarsPerHour: playgrounds.reduce((sum, playground) => sum + costOf(playground), 0),
  });
}

/** Also while it is tried again: it is no better off before that has gone well. */
function hasLeftovers({ state, stuckTimes = 0 }: Playground): boolean {
  return state === 'stuck' || stuckTimes > 0;
}
