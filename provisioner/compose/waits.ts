import type { Draft } from './service/draft.ts';
import type { Spot } from './spot.ts';
import { startOrder } from './start-order.ts';

/**
 * The drafts in start order, each waiting only for what is there.
 * @param left services that a profile leaves out
 * @returns undefined where they wait for each other in a circle
 */
export function inStartOrder(drafts: readonly Draft[], left: readonly string[], spot: Spot): Draft[] | undefined {
  const here = new Map(drafts.map((draft) => [draft.name, draft]));
  const joined = drafts.map((draft) => ({
    ...draft,
    dependencies: draft.dependencies.filter(({ on, required, spot: at }) => {
      if (here.has(on)) return true;
      if (required || !left.includes(on))
        at.refuse(left.includes(on) ? leftOut(on) : `There is no service ${on}. Name one that there is.`);
      return false;
    }),
  }));
  const found = startOrder(new Map(joined.map(({ name, dependencies }) => [name, dependencies.map(({ on }) => on)])));
  if ('order' in found) return found.order.flatMap((name) => joined.filter((draft) => draft.name === name));
  const [first = ''] = found.circle;
  spot
    .at(first, 'depends_on')
    .refuse(
      `Services wait for each other in a circle, and none could start: ${found.circle.join(' → ')}. Take out one of the waits.`,
    );
  return undefined;
}

function leftOut(name: string): string {
  return `${name} is left out by its profiles. Write one of them into x-playground.profiles, or required: false here.`;
}
