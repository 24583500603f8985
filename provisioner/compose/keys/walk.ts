import type { Path } from '../finding.ts';
import type { Spot } from '../spot.ts';
import type { Fate, Fates } from './fate.ts';

/** A place as the table names it: items of a list are `[]`. */
function patternOf(path: Path): string {
  return path.reduce<string>(
    (key, step) => (typeof step === 'number' ? `${key}[]` : key === '' ? step : `${key}.${step}`),
    '',
  );
}

/** The table's own name for a place, which has `*` where the writer names things. */
function lookUp(fates: Fates, path: Path): Fate | undefined {
  const exact = fates[patternOf(path)];
  if (exact) return exact;
  for (let index = 1; index < path.length; index += 1) {
    const starred = path.map((step, at) => (at === index && typeof step === 'string' ? '*' : step));
    const fate = fates[patternOf(starred)];
    if (fate) return fate;
  }
  return undefined;
}

/**
 * Says what the table has to say of each key that stands in the value: refusals at each place, and a key without effect
 * once, however often it stands there.
 * @param warned keys that have been spoken of; grows
 */
export function walkKeys(value: unknown, spot: Spot, fates: Fates, warned: Set<string>, path: Path = []): void {
  const children: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries((typeof value === 'object' && value) || {});
  for (const [step, child] of children) {
    if (String(step).startsWith('x-')) continue;
    const fate = lookUp(fates, [...path, step]);
    if (fate?.fate === 'refused') {
      if (!fate.fine?.(child)) spot.at(step).refuse(`${fate.because} ${fate.instead}`);
    } else if (fate?.fate === 'no effect') {
      const key = patternOf([...path, step]);
      if (!warned.has(key)) spot.at(step).warn(`It has no effect. ${fate.because}`);
      warned.add(key);
    } else {
      walkKeys(child, spot.at(step), fates, warned, [...path, step]);
    }
  }
}
