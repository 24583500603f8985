import { distance } from 'fastest-levenshtein';

/** More wrong letters than this and the guess would be rude. */
const MAX_TYPOS = 2;

/** What somebody who typed `word` most likely meant. */
export function closest<T extends string>(word: string, known: readonly T[]): T | undefined {
  const [best] = known.map((one) => ({ one, typos: distance(word, one) })).toSorted((a, b) => a.typos - b.typos);
  return best && best.typos <= Math.min(MAX_TYPOS, word.length - 1) ? best.one : undefined;
}
