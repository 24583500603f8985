import type { Broken, ScenarioOptions, ScenarioResult } from '../../scenario.ts';

/** Counts faults as they are tried. */
export interface Tally {
  (broken: Broken[], faults?: number): void;
  result: ScenarioResult;
}

/** More of the same would say no more. */
const KEPT = 20;

/** Each that broke something is said at once, because the run may be long. */
export function tally({ log }: Pick<ScenarioOptions, 'log'>): Tally {
  const result: ScenarioResult = { faults: 0, survived: 0, broken: [] };
  const count = (broken: Broken[], faults = 1): void => {
    result.faults += faults;
    if (broken.length === 0) result.survived += faults;
    for (const one of broken) log(`BROKEN: ${one.invariant}: ${one.detail} (${one.replay})`);
    if (result.broken.length < KEPT) result.broken.push(...broken);
  };
  return Object.assign(count, { result });
}
