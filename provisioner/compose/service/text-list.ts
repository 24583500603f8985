import type { Text } from '../../templates/variable-text.ts';
import { hasSecret, toText } from '../marks.ts';
import { shellWords } from '../shell-words.ts';
import type { Spot } from '../spot.ts';

export const SECRET_ELSEWHERE =
  'A secret comes to a container in a variable of its own and nowhere else. Write it as the whole value of a variable under environment, and use that.';

/** A command or entrypoint as ECS takes it; a text is split into words, as Compose does. */
export function textList(value: string | string[] | null | undefined, spot: Spot): Text[] | undefined {
  if (value === undefined || value === null) return undefined;
  const words = typeof value === 'string' ? shellWords(value) : value;
  if (words === undefined) {
    spot.refuse('A quote is opened here and not closed. Close it, or write a list of words.');
    return undefined;
  }
  if (words.length === 0) {
    spot.refuse('ECS cannot empty what the image has. Take it out, or write the command that is meant.');
    return undefined;
  }
  if (words.some(hasSecret)) spot.refuse(SECRET_ELSEWHERE);
  return words.map(toText);
}
