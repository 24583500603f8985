import { stripVTControlCharacters } from 'node:util';
import { mask } from './mask.ts';

/** As much of a line is searched for secrets; one that is cut by this is masked as far as it stands. */
const SEARCHED = 2000;
/** As much of a line is shown in a log. */
const SHOWN = 400;

/**
 * What containers wrote as people may see it: no colours, no control characters, no empty lines, no secrets. What is
 * secret is masked before anything is cut to what is shown, or half a secret would not be known for one.
 * @param lines one of them may be several; each becomes one of its own, with all that is known of the first
 * @param shown as much of a line, in characters; more is cut off, and says so
 */
export function plainLines<Line extends { text: string }>(lines: readonly Line[], shown = SHOWN): Line[] {
  const plain = lines.flatMap((line) =>
    stripVTControlCharacters(line.text)
      .split(/\r\n|[\r\n\u2028\u2029]/)
      .map((text) => ({
        ...line,
        text: text
          .replaceAll(/\p{Cc}/gu, ' ')
          .trimEnd()
          .slice(0, SEARCHED),
      }))
      .filter(({ text }) => text !== ''),
  );
  const masked = mask(plain.map(({ text }) => text).join('\n')).split('\n');
  return plain.map((line, index) => ({ ...line, text: cut(masked[index] ?? '', shown) }));
}

function cut(text: string, shown: number): string {
  const characters = [...text];
  return characters.length <= shown ? text : `${characters.slice(0, shown).join('')}…`;
}
