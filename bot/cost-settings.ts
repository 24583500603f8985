import * as z from 'zod';
import { templateSummarySchema } from '../provisioner/contract/template-summary.ts';

const price = z.number().nonnegative();
const pricesSchema = z.object({
  vcpuHour: price,
  gbHour: price,
  publicAddressHour: price,
  borrowedFrom: z.string().optional(),
});

/** What costs are reckoned from, in the environment of each function that tells them. */
export const costSettings = {
  TEMPLATES: jsonText(z.array(templateSummarySchema).min(1)),
  PRICES: jsonText(pricesSchema),
};

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
