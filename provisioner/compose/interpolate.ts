import { expand, type Lookup } from './expand.ts';
import { hasMarks } from './marks.ts';
import type { Spot } from './spot.ts';
import { KNOWN_VARIABLES } from './variables.ts';

/** The same data with every variable in its texts replaced. Keys are left as they are, as Compose leaves them. */
export function interpolate(value: unknown, spot: Spot, lookup: (name: string) => Lookup): unknown {
  if (typeof value === 'string') return interpolateText(value, spot, lookup);
  if (Array.isArray(value)) return value.map((item, index) => interpolate(item, spot.at(index), lookup));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, interpolate(item, spot.at(key), lookup)] as const),
  );
}

export function interpolateText(text: string, spot: Spot, lookup: (name: string) => Lookup): string {
  if (hasMarks(text)) {
    spot.refuse('The characters U+E000 to U+E002 are for private use, and this reader uses them. Write others.');
    return '';
  }
  return expand(text, lookup, (words) =>
    spot.refuse(
      words.startsWith('${')
        ? `${words} Give it a default, \${NAME:-default}; without one a template may use ${KNOWN_VARIABLES}.`
        : words,
    ),
  );
}
