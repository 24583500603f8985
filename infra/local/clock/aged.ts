export type Row = Record<string, unknown>;

/** The names under which the registry's rows hold times, in epoch seconds. */
const TIME = /(At|Until|Since|After)$/;

/**
 * The attributes of a row that become earlier by so many seconds, with their new values. None where somebody works on
 * the row: the times of an operation that waits or runs, and of a notice that is on its way, are leases.
 */
export function aged(row: Row, seconds: number): Row {
  if (row['dueKind'] === 'operation' || row['dueKind'] === 'notice') return {};
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
      if (TIME.test(name) && typeof value === 'number') return [[name, value - seconds]];
      if (!isRow(value)) return [];
      const inner = aged(value, seconds);
      return Object.keys(inner).length === 0 ? [] : [[name, { ...value, ...inner }]];
    }),
  );
}

/**
 * How far the clock goes at once: to the next time at which the sweeper has something to do with a playground, so that
 * a warning comes before its end also when both lie in the time that is wound.
 * @param now epoch seconds
 */
export function nextStep(rows: readonly Row[], now: number, seconds: number): number {
  const due = rows
    .filter((row) => row['dueKind'] === 'playground')
    .map((row) => Number(row['dueAt']) - now)
    .filter((left) => left > 0 && left < seconds);
  return Math.min(seconds, ...due);
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
