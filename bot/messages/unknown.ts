import type { Unknown } from '../submit/choose.ts';
import type { Answer } from './answer.ts';
import { refusal } from './refusal.ts';
import { code } from './text.ts';

/** A template, or a service of one, that there is not. */
export function unknown({ outcome, said, known, nearest }: Unknown): Answer {
  const there = `There are ${known.map(code).join(', ')}.`;
  const guess = nearest && `Did you mean ${code(nearest)}?`;
  const error = outcome === 'unknown-template' ? 'UNKNOWN_TEMPLATE' : 'UNKNOWN_SERVICE';
  return refusal(error, `You asked for ${code(said)}. ${there}`, guess || undefined);
}
