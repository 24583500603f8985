import { type Row, total } from './idle-cost.ts';

const HEAD = ['| Resource | How many | A month, idle | Beyond the allowance |', '|---|---|---|---|'];

/** The rows as the README has them, in Markdown. */
export function idleCostTable(rows: readonly Row[]): string {
  const lines = rows.map(({ what, count, within, beyond }) => line(what, String(count), within, beyond));
  const { within, beyond } = total(rows);
  return [...HEAD, ...lines, line('all', '', within, beyond)].join('\n');
}

function line(what: string, count: string, within: number, beyond: number): string {
  return `| ${what} | ${count} | ${dollars(within)} | ${dollars(beyond)} |`.replaceAll('|  |', '| |');
}

/** Cents, and where it is less, that it is. */
export function dollars(amount: number): string {
  if (amount === 0) return '$0';
  return amount < 0.01 ? 'less than $0.01' : `$${amount.toFixed(2)}`;
}
