import type { ScenarioResult } from './scenario.ts';

/** A table as Markdown, such as the README shows, and below it what was broken and how to see it again. */
export function report(results: readonly { name: string; result: ScenarioResult }[]): string {
  const rows = results.map(({ name, result: { points, faults, survived, broken } }) => [
    `\`${name}\``,
    points === undefined ? 'drawn' : String(points),
    String(faults),
    String(survived),
    String(broken.length),
  ]);
  const table = [
    ['Scenario', 'Points', 'Faults tried', 'Survived', 'Invariants broken'],
    ['---', '---:', '---:', '---:', '---:'],
    ...rows,
  ];
  const broken = results.flatMap(({ name, result }) =>
    result.broken.map(({ invariant, detail, replay }) => `${name}: ${invariant}\n  ${detail}\n  Again: ${replay}`),
  );
  return [...table.map((cells) => `| ${cells.join(' | ')} |`), ...broken.map((text) => `\n${text}`)].join('\n');
}
