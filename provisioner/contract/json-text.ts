import * as z from './zod.ts';

/** What a text is as JSON. @returns undefined, which no schema takes, where it is no text or not JSON: whoever asks says so */
export function jsonOf(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: that is the answer, and nothing else went wrong.
    return undefined;
  }
}

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
