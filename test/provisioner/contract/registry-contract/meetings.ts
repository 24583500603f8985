import type { Registry } from '../../../../provisioner/contract/registry.ts';

/** 24 ways in which two acts meet: each begins after so many round trips to the table of its own. */
export const MEETINGS = Array.from({ length: 24 }, (_, way) => ({ one: way % 6, other: Math.floor(way / 6) }));

/** Begins both acts, each in its turn. */
export function meet<One, Other>(
  way: (typeof MEETINGS)[number],
  registry: Pick<Registry, 'getPlayground'>,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<[One, Other]> {
  const after = async <T>(trips: number, act: () => Promise<T>): Promise<T> => {
    for (let trip = 0; trip < trips; trip++) await registry.getPlayground('nobody-has-this');
    return act();
  };
  return Promise.all([after(way.one, one), after(way.other, other)]);
}
