import { timed } from '../in-turns.ts';
import { median } from '../percentile.ts';
import type { Built, Workshop } from './workshop.ts';

/** Milliseconds from a change to images that have it, by what changed: the median of some rounds. */
export type Rebuilds = Record<'code' | 'data', Record<Built, number>>;

/** In turns, the order changing from round to round, so that neither always comes first to what the disk has read. */
export async function rebuilds(workshop: Workshop, rounds: number): Promise<Rebuilds> {
  const times = { code: { fat: [], pair: [] }, data: { fat: [], pair: [] } } as Record<
    'code' | 'data',
    Record<Built, number[]>
  >;
  for (const what of ['fat', 'pair'] as const) await workshop.build(what);
  for (let round = 0; round < rounds; round += 1) {
    const order: Built[] = round % 2 === 0 ? ['fat', 'pair'] : ['pair', 'fat'];
    for (const change of ['code', 'data'] as const) {
      await (change === 'code' ? workshop.changeCode() : workshop.changeData());
      for (const what of order) times[change][what].push(await timed(() => workshop.build(what)));
    }
  }
  const medians = (of: Record<Built, number[]>) => ({ fat: median(of.fat), pair: median(of.pair) });
  return { code: medians(times.code), data: medians(times.data) };
}
