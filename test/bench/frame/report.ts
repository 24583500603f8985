import { markdownTable } from '../markdown-table.ts';
import type { Table } from './figures.ts';
import { machineWords } from './machine.ts';
import { pairsTable } from './pairs-table.ts';
import { type SavedPart, sameMachine } from './saved.ts';

/** Everything that has been measured, in Markdown: where and when, the one table of ratios, and the tables beside it. */
export function report(parts: readonly SavedPart[]): string {
  const machine = sameMachine(parts);
  const pairs = pairsTable(parts.flatMap((part) => part.pairs));
  const tables = parts.flatMap((part) => part.tables ?? []).map(tableText);
  return [`Measured on ${dates(parts)}: ${machineWords(machine)}.`, pairs, ...tables].join('\n\n');
}

/** Each day once, with the commits that were measured on it. */
function dates(parts: readonly SavedPart[]): string {
  const byDay = Map.groupBy(parts, ({ measuredAt }) => measuredAt.slice(0, 10));
  const days = [...byDay].map(([day, its]) => `${day} (${[...new Set(its.map(({ commit }) => commit))].join(', ')})`);
  return days.toSorted().join(', ');
}

function tableText({ title, head, rows }: Table): string {
  return `${title}:\n\n${markdownTable(head, rows)}`;
}
