import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { faultsOf } from './schema-faults.ts';
import type { Spot } from './spot.ts';

/** The published schema of Compose files, as plain data. */
export function composeSchema(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'schema/compose-spec.json'), 'utf8')) as Record<
    string,
    unknown
  >;
}

let validate: ValidateFunction | undefined;

/** Says everything in which the value is no Compose file. */
export function checkSchema(value: unknown, spot: Spot): void {
  // Formats are durations and the like, which the mapping reads with better words.
  validate ??= new Ajv2020({ strict: false, allErrors: true, validateFormats: false, verbose: true }).compile(
    composeSchema(),
  );
  if (validate(value)) return;
  for (const { path, words } of faultsOf(validate.errors ?? [], value)) spot.at(...path).refuse(words);
}
