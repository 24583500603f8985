import { nextStep, type Row } from './aged.ts';

export interface ClockDependencies {
  /** All rows of the registry. */
  rows(): Promise<Row[]>;
  /** Makes a row older; false when it had nothing to be made older. */
  age(row: Row, seconds: number): Promise<boolean>;
  /** Sweeps as the schedule does each minute, and waits until that is over. */
  sweep(): Promise<void>;
  /** Epoch seconds. */
  now(): number;
}

export interface Wound {
  seconds: number;
  /** Rows that were made older, each counted once. */
  rows: number;
  sweeps: number;
}

/** Steps in which everything that is due in between gets its turn; what is left goes at once. */
const MAX_STEPS = 20;

/**
 * Plays that time has passed: the registry's rows become older and the sweeper looks at them, as often as something is
 * due on the way. Deployed code knows of no other clock than the real one.
 */
export async function windForward(deps: ClockDependencies, seconds: number): Promise<Wound> {
  const wound: Wound = { seconds, rows: 0, sweeps: 0 };
  for (let left = seconds; left > 0; ) {
    const rows = await deps.rows();
    const step = wound.sweeps < MAX_STEPS ? nextStep(rows, deps.now(), left) : left;
    const changed = await Promise.all(rows.map((row) => deps.age(row, step)));
    await deps.sweep();
    wound.rows = Math.max(wound.rows, changed.filter(Boolean).length);
    wound.sweeps += 1;
    left -= step;
  }
  return wound;
}
