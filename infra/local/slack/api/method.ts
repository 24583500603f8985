import * as z from 'zod';
import { faultsOf } from '../block-kit/faults.ts';
import type { Store } from '../store.ts';
import { withFaults } from './error.ts';

/** A call's arguments: strings when they came as a form, anything when they came as JSON. */
export type Arguments = Record<string, unknown>;

/** One Web API method: the answer without `ok`, or a thrown SlackError. */
export type Method = (given: Arguments, store: Store) => Record<string, unknown>;

/** A flag, also in the spellings that forms carry. */
export const flag = z
  .union([z.boolean(), z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0', ''] })])
  .default(false);

/** Parses the arguments that a method takes and lets the others be, as Slack does. */
export function parseArguments<Shape extends z.ZodType>(schema: Shape, given: Arguments): z.output<Shape> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw withFaults('invalid_arguments', faultsOf(parsed.error, [], given));
}
