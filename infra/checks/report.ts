import type { Finding } from './finding.ts';

const MARKS: Record<Finding['state'], string> = { good: '✓', note: '!', wrong: '✗' };

/** Pure: a line for each part, what to do below it, and at the end what is missing, all at once. */
export function checkReport(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ part }) => part.length));
  const indent = ' '.repeat(width + 5);
  const lines = findings.flatMap(({ part, state, text, todo }) => [
    `${MARKS[state]}  ${part.padEnd(width)}  ${text.replaceAll('\n', `\n${indent}`)}`,
    ...(todo === undefined ? [] : [`${indent}→ ${todo.replaceAll('\n', `\n${indent}  `)}`]),
  ]);
  return [...lines, ...verdict(findings)].join('\n');
}

/** Whether a deployment may go on. */
export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'wrong');
}

function verdict(findings: readonly Finding[]): string[] {
  const parts = findings.filter(({ state }) => state === 'wrong').map(({ part }) => part);
  return parts.length === 0 ? [] : ['', `Nothing was changed. Mend this first, then try again: ${parts.join(', ')}.`];
}
