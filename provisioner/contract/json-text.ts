import * as z from './zod.ts';

/** A setting that is JSON, of this shape. */
export function jsonText<S extends z.core.$ZodType<unknown, unknown>>(schema: S) {
  const parsed = z.transform((text: string, { issues }): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      issues.push({ code: 'custom', message: `must be JSON: ${String(error)}`, input: text });
      return z.NEVER;
    }
  });
  return z.pipe(z.pipe(z.string(), parsed), schema);
}
