/** One run of a contender: what it took, by part, in milliseconds. */
export type Sample<Part extends string> = Record<Part, number>;

/**
 * Runs every contender once in each round. Who comes first changes from round to round, so that none always meets what the
 * others left warm.
 */
export async function inTurns<Name extends string, Part extends string>(
  contenders: Record<Name, () => Promise<Sample<Part>>>,
  rounds: number,
  log: (line: string) => void = () => undefined,
): Promise<Record<Name, Sample<Part>[]>> {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample<Part>[]])) as Record<Name, Sample<Part>[]>;
  for (let round = 0; round < rounds; round += 1) {
    log(`Round ${round + 1} of ${rounds}`);
    const order = names.map((_, place) => names[(place + round) % names.length] as Name);
    for (const name of order) samples[name].push(await contenders[name]());
  }
  return samples;
}

/** How long something took, in milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}
