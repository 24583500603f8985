import {
  array,
  boolean,
  constantFrom,
  dictionary,
  integer,
  jsonValue,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { NESTED_KEYS } from '../../../provisioner/compose/keys/nested-keys.ts';
import { SERVICE_KEYS } from '../../../provisioner/compose/keys/service-keys.ts';
import { containerDefinitions } from '../../../provisioner/playground/task-definition.ts';
import { holds } from '../../support/holds.ts';
import { sampleSite, sampleSpec } from '../support/samples.ts';
import { compiled } from './support/folder.ts';

const names = constantFrom('web', 'db', 'seed', 'data');
const inner = Object.keys(NESTED_KEYS).flatMap((key) => key.split(/[.[\]*]+/).filter(Boolean));
/** What stands in files, and what might by mistake. */
const text = oneof(
  names,
  constantFrom(
    '80',
    '8080:80',
    'data:/data',
    '/data',
    './x:/y',
    '10s',
    '512m',
    '0.5',
    'service_healthy',
    'service_started',
  ),
  constantFrom(
    '${PLAYGROUND_NAME}',
    '${PLAYGROUND_PASSWORD}',
    '${X:-1}',
    '${X}',
    '$',
    'A=1',
    'A=${PLAYGROUND_PASSWORD}',
    'true',
    'no',
    'always',
  ),
  string({ maxLength: 8 }),
);
const scalar = oneof(text, integer({ min: -1, max: 70_000 }), boolean());
const value = oneof(
  scalar,
  array(scalar, { maxLength: 3 }),
  dictionary(
    oneof(names, constantFrom(...inner), text),
    oneof(scalar, array(text, { maxLength: 2 }), dictionary(constantFrom(...inner), scalar, { maxKeys: 3 })),
    { maxKeys: 3 },
  ),
);
const service = dictionary(constantFrom(...Object.keys(SERVICE_KEYS)), value, { maxKeys: 4 });
const file = record({
  services: dictionary(
    names,
    service.map((keys) => ({ image: 'a', ...keys })),
    { minKeys: 1, maxKeys: 4 },
  ),
  volumes: constantFrom({ data: null }, {}),
  'x-playground': oneof(
    constantFrom({ open: 'web:80' }, { open: 'db:5432/x', password: ['X'] }),
    dictionary(constantFrom('open', 'cpu', 'memory', 'tags', 'data'), value, { maxKeys: 2 }),
  ),
});

describe('whatever stands in a file', () => {
  const check = (given: unknown): void => {
    const text = stringify(given, { aliasDuplicateObjects: false });
    const { template, images, findings } = compiled(text);
    expect(compiled(text)).toEqual({ findings, ...(template && { template, images }) });
    // Either something is refused, or there is a task that ECS can be given.
    expect(findings.some(({ kind }) => kind === 'refused')).toBe(template === undefined);
    for (const { words } of findings) expect(words).toMatch(/[.!?]$/);
    if (!template) return;
    const site = { ...sampleSite(), images: Object.fromEntries(Object.keys(images ?? {}).map((key) => [key, key])) };
    const definitions = containerDefinitions(sampleSpec({ template }), site);
    expect(definitions.filter(({ essential }) => essential).length).toBeGreaterThan(0);
    expect(JSON.stringify(definitions)).not.toMatch(/[\u{E000}-\u{E002}]/u);
  };

  it('it is refused in words or becomes a task, and the same each time', () => {
    holds(property(file, check), { numRuns: 150 });
  });

  it('even where it is nothing like a Compose file', () => {
    holds(property(jsonValue(), check), { numRuns: 100 });
  });
});
