/** How somebody uses what is shared: with others, without any other, or with a part of it that nobody else sees. */
export type Use = 'shared' | 'alone' | 'beside';

/** Gives back the turn that was taken. A second call does nothing. */
export type GiveBack = () => void;

interface Waiting {
  use: Exclude<Use, 'beside'>;
  begin(giveBack: GiveBack): void;
}

/**
 * Who may use what is shared, now: a few at once, or one alone. They begin in the order in which they asked, so that whoever
 * wants to be alone is not passed for ever by those who do not. Who keeps beside all others never waits.
 * @param most how many at once
 */
export function createTurns(most: number): { take(use: Use): Promise<GiveBack> } {
  const waiting: Waiting[] = [];
  const active = new Set<Waiting>();

  function beginAll(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const room = next.use === 'alone' ? 1 : most;
      if (active.size >= room || [...active].some(({ use }) => use === 'alone')) return;
      waiting.shift();
      begin(next);
    }
  }

  function begin(one: Waiting): void {
    active.add(one);
    one.begin(() => {
      if (active.delete(one)) beginAll();
    });
  }

  return {
    take: (use) =>
      new Promise((resolve) => {
        if (use === 'beside') {
          resolve(() => undefined);
          return;
        }
        waiting.push({ use, begin: resolve });
        beginAll();
      }),
  };
}
