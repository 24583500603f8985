import * as z from 'zod';
import { anyText, plainText } from './text.ts';

// Limits: docs.slack.dev/reference/block-kit/composition-objects.

/** The dialog that asks once more before an element does something. */
export const confirmation = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});
export type Confirmation = z.infer<typeof confirmation>;

const optionFields = {
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
  url: z.string().max(3000).optional(),
};
/** Of a menu; only checkboxes may have formatted text. */
export const option = z.strictObject({ text: plainText(75), ...optionFields });
export const formattedOption = z.strictObject({ text: anyText(75), ...optionFields });
export type Option = z.infer<typeof formattedOption>;
