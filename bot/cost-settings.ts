import { jsonText } from '../provisioner/contract/json-text.ts';
import { pricesSchema } from '../provisioner/contract/price.ts';
import { templateSummarySchema } from '../provisioner/contract/template-summary.ts';
import * as z from '../provisioner/contract/zod.ts';

/** What costs are reckoned from, in the environment of each function that tells them. */
export const costSettings = {
  TEMPLATES: jsonText(z.array(templateSummarySchema).check(z.minLength(1))),
  PRICES: jsonText(pricesSchema),
};
