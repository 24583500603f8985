import { describe, expect, it } from 'vitest';
import type { Fates } from '../../../../provisioner/compose/keys/fate.ts';
import { FILE_KEYS } from '../../../../provisioner/compose/keys/file-keys.ts';
import { NESTED_KEYS } from '../../../../provisioner/compose/keys/nested-keys.ts';
import { SERVICE_KEYS } from '../../../../provisioner/compose/keys/service-keys.ts';
import { composeSchema } from '../../../../provisioner/compose/schema.ts';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

const root = composeSchema() as unknown as Schema & { $defs: Record<string, Schema> };

/** Every key that the schema knows below one of its parts, as the table writes it. */
function keysOf(schema: Schema, at = ''): string[] {
  if (schema.$ref) return keysOf(root.$defs[schema.$ref.replace('#/$defs/', '')] ?? {}, at);
  const named = Object.entries(schema.properties ?? {}).flatMap(([key, below]) => {
    const path = at === '' ? key : `${at}.${key}`;
    return [path, ...keysOf(below, path)];
  });
  const free = Object.entries(schema.patternProperties ?? {})
    .filter(([pattern]) => pattern !== '^x-')
    .flatMap(([, below]) => keysOf(below, `${at}.*`));
  const choices = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  return [
    ...named,
    ...free,
    ...(schema.items ? keysOf(schema.items, `${at}[]`) : []),
    ...choices.flatMap((choice) => keysOf(choice, at)),
  ];
}

/** A key is spoken of where it has an entry, or where what it lies in is refused or without effect as a whole. */
function isToldBy(fates: Fates, key: string): boolean {
  if (key in fates) return true;
  const parents = [...key.matchAll(/\.|\[\]/g)].map(({ index }) => key.slice(0, index));
  return parents.some((parent) => (fates[parent]?.fate ?? 'mapped') !== 'mapped');
}

describe('the tables of keys', () => {
  const service = [...new Set(keysOf({ $ref: '#/$defs/service' }))];
  const ofService = { ...SERVICE_KEYS, ...NESTED_KEYS };

  it('have an entry for every key that the schema knows of a service', () => {
    expect(service.length).toBeGreaterThan(200);
    expect(service.filter((key) => !isToldBy(ofService, key))).toEqual([]);
  });

  it('have an entry for every key that the schema knows of a file', () => {
    const { services: _, ...rest } = root.properties ?? {};
    const file = [...new Set(keysOf({ properties: rest }))];
    expect(file).toContain('secrets.*.environment');
    expect(['services', ...file].filter((key) => !isToldBy(FILE_KEYS, key))).toEqual([]);
  });

  it('have no entry for a key that the schema does not know', () => {
    expect(Object.keys(ofService).filter((key) => !service.includes(key))).toEqual([]);
  });

  it('say why and what to do instead, in whole sentences', () => {
    for (const fate of Object.values({ ...ofService, ...FILE_KEYS })) {
      if (fate.fate === 'mapped') expect(fate.to).not.toMatch(/\.$/);
      else expect(fate.because).toMatch(/^[A-Z].*\.$/);
      if (fate.fate === 'refused') expect(fate.instead).toMatch(/^[A-Z].*\.$/);
    }
  });
});
