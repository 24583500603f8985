import type { Text } from '../../templates/variable-text.ts';
import { hasMarks, hasSecret, toText } from '../marks.ts';
import type { Spot } from '../spot.ts';
import { readable } from '../variables.ts';
import { SECRET_ELSEWHERE } from './text-list.ts';

/** A text that must be the same for all playgrounds, because the template itself is made by it. */
export function plain(value: string | undefined, spot: Spot): string | undefined {
  if (value === undefined || !hasMarks(value)) return value;
  spot.refuse(
    `${readable(value)} differs between playgrounds, and this must be the same for all. Write a fixed value.`,
  );
  return undefined;
}

/** A text that may tell of the playground but holds no secret. */
export function openText(value: string, spot: Spot): Text {
  if (hasSecret(value)) spot.refuse(SECRET_ELSEWHERE);
  return toText(value);
}
