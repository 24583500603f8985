import * as z from 'zod';

/** A setting that is JSON, of this shape. */
export function jsonText<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: `must be JSON: ${String(error)}` });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
