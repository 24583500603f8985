import * as z from 'zod';
import { ERROR_CODES } from '../../../provisioner/contract/errors.ts';

export const errorCode = z
  .enum(ERROR_CODES)
  .meta({ id: 'ErrorCode', description: 'A row of the README’s errors table.', examples: ['NAME_TAKEN'] });

export const PROBLEM_TYPE_PREFIX = 'urn:playground:error:';

/** An answer that is an error: https://www.rfc-editor.org/rfc/rfc9457 */
export const problem = z
  .object({
    type: z
      .string()
      .startsWith(PROBLEM_TYPE_PREFIX)
      .meta({
        description: 'The code once more, as RFC 9457 wants it.',
        examples: ['urn:playground:error:NAME_TAKEN'],
      }),
    title: z.string().meta({ description: 'What happened; the same for each code.' }),
    status: z.int().min(400).max(599),
    detail: z.string().optional().meta({ description: 'Why, this time.' }),
    code: errorCode,
    hint: z.string().optional().meta({ description: 'What to do next.' }),
    reference: z.string().meta({ description: 'Finds this request in the log.' }),
    errors: z
      .array(
        z.object({
          in: z.enum(['body', 'path', 'query', 'header']),
          pointer: z.string().meta({ description: 'JSON Pointer into it.', examples: ['/lifetimeMinutes'] }),
          detail: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'What in the request does not fit.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; `code` and `type` say the same.' });
export type Problem = z.infer<typeof problem>;
