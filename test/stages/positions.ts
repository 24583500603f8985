import type { z } from 'zod';

type Schema = z.core.$ZodType;

/**
 * The positions of all switches among some settings, such as `exposure=private`: what is one of a few, is on or off, is there or
 * not, is empty or not. Texts and numbers are no switches.
 */
export function allPositions(schema: Schema): string[] {
  return [...new Set(walk('', schema))].sort();
}

/** Those that one stage's settings are in. @param value as the schema has parsed it */
export function positionsOf(schema: Schema, value: unknown): Set<string> {
  return new Set(walk('', schema, { value }));
}

/** @param at what the settings have there; all that they may have where nothing is said */
function walk(path: string, schema: Schema, at?: { value: unknown }): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const either = (name: string, isSo: boolean) => (at === undefined || isSo ? [`${path}=${name}`] : []);
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, inner]) =>
        walk(path === '' ? key : `${path}.${key}`, inner, at && { value: propertyOf(at.value, key) }),
      );
    case 'default':
    case 'prefault':
      return walk(path, def.innerType, at);
    case 'optional':
      if (at) return at.value === undefined ? [`${path}=unset`] : [`${path}=set`, ...walk(path, def.innerType, at)];
      return [`${path}=unset`, `${path}=set`, ...walk(path, def.innerType)];
    case 'boolean':
      return [...either('true', at?.value === true), ...either('false', at?.value === false)];
    case 'enum':
      return Object.values(def.entries).flatMap((entry) => either(String(entry), at?.value === entry));
    case 'literal':
      // One of a few numbers is a number.
      return def.values.filter((each) => typeof each === 'string').flatMap((each) => either(each, at?.value === each));
    case 'array':
      return [...emptyOrNot(path, schema, at), ...elements(path, def.element, at)];
    case 'record':
      return emptyOrNot(path, schema, at);
    case 'union':
      return def.options.flatMap((option) => branch(path, option, at));
    default:
      return [];
  }
}

function emptyOrNot(path: string, schema: Schema, at?: { value: unknown }): string[] {
  const empty = [[], {}].find((none) => isOf(schema, none));
  // What must not be empty is no switch.
  if (empty === undefined) return [];
  if (at === undefined) return [`${path}=empty`, `${path}=given`];
  return [`${path}=${Object.keys(at.value as object).length === 0 ? 'empty' : 'given'}`];
}

function elements(path: string, element: Schema, at?: { value: unknown }): string[] {
  if (at === undefined) return walk(path, element);
  return (at.value as unknown[]).flatMap((value) => walk(path, element, { value }));
}

/** One kind of what may stand there, by its own switches or, where it has none, by what kind it is. */
function branch(path: string, option: Schema, at?: { value: unknown }): string[] {
  if (at && !isOf(option, at.value)) return [];
  const inside = walk(path, option, at);
  return inside.length > 0 ? inside : [`${path}=${(option as z.core.$ZodTypes)._zod.def.type}`];
}

function isOf(schema: Schema, value: unknown): boolean {
  return (schema as z.ZodType).safeParse(value).success;
}

function propertyOf(parent: unknown, key: string): unknown {
  return (parent as Record<string, unknown>)[key];
}
