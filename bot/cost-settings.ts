import * as z from 'zod';
import { jsonText } from '../provisioner/contract/json-text.ts';
import { pricesSchema } from '../provisioner/contract/price.ts';
import { templateSummarySchema } from '../provisioner/contract/template-summary.ts';

/** What costs are reckoned from, in the environment of each function that tells them. */
export const costSettings = {
  TEMPLATES: jsonText(z.array(templateSummarySchema).min(1)),
  PRICES: jsonText(pricesSchema),
};
