import type { ErrorObject } from 'ajv';
import { closest } from '../contract/closest.ts';
import type { Path } from './finding.ts';
import { SERVICE_KEYS } from './keys/service-keys.ts';

interface Fault {
  path: Path;
  words: string;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'empty',
};

/**
 * One fault for each place, in words. A schema with alternatives complains once for each of them; what lies deepest is
 * what the writer meant, and what the other alternatives wanted is noise.
 */
export function faultsOf(errors: readonly ErrorObject[], value: unknown): Fault[] {
  const told = errors.filter(({ keyword }) => !['oneOf', 'anyOf', 'allOf', 'if'].includes(keyword));
  const isBelow = (path: string, other: string): boolean => other.startsWith(`${path}/`);
  const deepest = told.filter(({ instancePath }) => !told.some((other) => isBelow(instancePath, other.instancePath)));
  const byPlace = new Map<string, ErrorObject[]>();
  for (const error of deepest) {
    const place = `${error.instancePath}${error.params['unevaluatedProperty'] ?? error.params['additionalProperty'] ?? ''}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), error]);
  }
  return [...byPlace.values()].map((all) => faultAt(all, value));
}

function faultAt(all: ErrorObject[], root: unknown): Fault {
  const [first] = all;
  if (!first) throw new Error('a place without an error has no fault');
  const path = stepsOf(first.instancePath, root);
  const unknown = first.params['unevaluatedProperty'] ?? first.params['additionalProperty'];
  if (typeof unknown === 'string') {
    const near = closest(unknown, namesBeside(path, first));
    return {
      path: [...path, unknown],
      words: `Compose has no such key here.${near === undefined ? '' : ` Is ${near} meant?`}`,
    };
  }
  const types = [...new Set(all.flatMap(({ keyword, params }) => (keyword === 'type' ? [params['type']].flat() : [])))];
  if (types.length > 0) {
    const wanted = types.map((type) => TYPES[type] ?? type).join(' or ');
    const scalar = ['number', 'boolean'].includes(typeof first.data) && types.includes('string');
    return {
      path,
      words: `It must be ${wanted}, and is ${written(first.data)}.${scalar ? ' Write it in quotes.' : ''}`,
    };
  }
  if (first.keyword === 'required')
    return { path, words: `The key ${first.params['missingProperty']} is missing here.` };
  if (first.keyword === 'enum') {
    return {
      path,
      words: `It must be one of ${first.params['allowedValues'].join(', ')}, and is ${written(first.data)}.`,
    };
  }
  return { path, words: `It ${first.message ?? 'is not what Compose takes'}.` };
}

function namesBeside(path: Path, { parentSchema }: ErrorObject): string[] {
  // The schema has a service's keys in several parts, and an error knows one of them.
  if (path.length === 2 && path[0] === 'services') return Object.keys(SERVICE_KEYS);
  return Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {});
}

function written(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : JSON.stringify(value);
}

/** A JSON pointer as steps; numbers where the document has a list. */
function stepsOf(pointer: string, root: unknown): Path {
  let node = root;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(node) ? Number(name) : name;
      node = (node as Record<string | number, unknown> | undefined)?.[step];
      return step;
    });
}
