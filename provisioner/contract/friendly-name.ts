import { createHash } from 'node:crypto';
import { adjectives, animals } from 'unique-names-generator';

const short = (words: string[]): string[] => words.filter((word) => /^[a-z]{3,14}$/.test(word));
const WORDS = [short(adjectives), short(animals)] as const;

/**
 * A friendly name such as `calm-otter`; the same for the same seed, so that a repeated request asks for the same name. Drawn
 * here and not by the library, whose own seeds give one name to many that are alike: 210 requests of a moment got 81.
 */
export function friendlyName(seed: string): string {
  const digest = createHash('sha256').update(seed).digest();
  return WORDS.map((words, at) => words[digest.readUInt32BE(4 * at) % words.length]).join('-');
}
