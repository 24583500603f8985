import { LANES } from '../../../trace/lanes.ts';
import { make } from '../element.ts';

/** Who is who: the parts of the product, and where this page has what it shows of them from. */
export function drawLegend(list: HTMLElement): void {
  const entries = Object.entries(LANES).flatMap(([lane, { name, what, seen }]) => {
    const term = make('dt', '', name);
    term.dataset['lane'] = lane;
    const meaning = make('dd', '', `${what} `);
    meaning.append(make('span', 'seen', `Seen by: ${seen}`));
    return [term, meaning];
  });
  list.replaceChildren(...entries);
}
