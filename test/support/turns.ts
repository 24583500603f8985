/** Gives back the turn that was taken. A second call does nothing. */
export type GiveBack = () => void;

interface Waiting {
  alone: boolean;
  begin(giveBack: GiveBack): void;
}

/**
 * Who may use what is shared, now: any number at once, or one alone. They begin in the order in which they asked, so that
 * whoever wants to be alone is not passed for ever by those who do not.
 */
export function createTurns(): { take(alone: boolean): Promise<GiveBack> } {
  const waiting: Waiting[] = [];
  const active = new Set<Waiting>();

  function beginAll(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const occupied = [...active].some(({ alone }) => alone) || (next.alone && active.size > 0);
      if (occupied) return;
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
    take: (alone) =>
      new Promise((resolve) => {
        waiting.push({ alone, begin: resolve });
        beginAll();
      }),
  };
}
