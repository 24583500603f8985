import { createHash } from 'node:crypto';
import { ADJECTIVES, ANIMALS } from './friendly-words.ts';

/** A friendly name such as `calm-otter`; the same for the same seed, so that a repeated request asks for the same name. */
export function friendlyName(seed: string): string {
  const digest = createHash('sha256').update(seed).digest();
  return [ADJECTIVES, ANIMALS].map((words, at) => words[digest.readUInt32BE(4 * at) % words.length]).join('-');
}
