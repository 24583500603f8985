import type { Finding } from './finding.ts';

/** A line for each part, and one for the whole. */
export function report(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ part }) => part.length));
  const lines = findings.map(({ part, state, text }) => `${state.padEnd(7)}  ${part.padEnd(width)}  ${text}`);
  return [...lines, '', verdict(findings)].join('\n');
}

/** Whether `npm start` could work. */
export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'missing');
}

function verdict(findings: readonly Finding[]): string {
  const missing = findings.filter(({ state }) => state === 'missing').map(({ part }) => part);
  if (missing.length > 0) return `\`npm start\` cannot work before this is mended: ${missing.join(', ')}.`;
  const toGet = findings.filter(({ state }) => state === 'to get').map(({ part }) => part);
  if (toGet.length > 0) return `\`npm start\` works, and first gets: ${toGet.join(', ')}.`;
  return '`npm start` works, and has nothing to get.';
}
