import { stripVTControlCharacters } from 'node:util';
import type { LogLine } from './last-lines.ts';
import { mask } from './mask.ts';

/** As much of a line is searched for secrets; one that is cut by this is masked as far as it stands. */
const SEARCHED = 2000;
/** As much of a line is shown, in characters. */
const SHOWN = 400;

export interface PlainLine {
  /** Epoch milliseconds. */
  at: number;
  container: string;
  text: string;
}

/**
 * Log lines as people may see them: no colours, no control characters, no secrets, none without end. What is secret is
 * masked before anything is cut to what is shown, or half a secret would not be known for one.
 */
export function plainLines(lines: readonly LogLine[]): PlainLine[] {
  const plain = lines.flatMap(({ at, container, text }) =>
    stripVTControlCharacters(text)
      .split(/\r\n|[\r\n\u2028\u2029]/)
      .map((line) => ({
        at,
        container,
        text: line
          .replaceAll(/\p{Cc}/gu, ' ')
          .trimEnd()
          .slice(0, SEARCHED),
      }))
      .filter((line) => line.text !== ''),
  );
  const masked = mask(plain.map(({ text }) => text).join('\n')).split('\n');
  return plain.map(({ at, container }, index) => ({ at, container, text: shown(masked[index] ?? '') }));
}

function shown(text: string): string {
  const characters = [...text];
  return characters.length <= SHOWN ? text : `${characters.slice(0, SHOWN).join('')}…`;
}
