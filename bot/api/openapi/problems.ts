import { ERRORS } from '../../../provisioner/contract/errors.ts';
import { COMMON_ERRORS, type Route } from '../route.ts';
import { PROBLEM_TYPE_PREFIX, type Problem, problem } from '../schemas/problem.ts';
import { type ApiErrorCode, STATUS_OF } from '../statuses.ts';
import type { SchemaCollector } from './schemas.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/** The errors that a route may answer with, by status; each list in the order of STATUS_OF. */
export function errorsByStatus({ errors }: Pick<Route, 'errors'>): Map<number, ApiErrorCode[]> {
  const possible = new Set<ApiErrorCode>([...COMMON_ERRORS, ...errors]);
  const codes = (Object.keys(STATUS_OF) as ApiErrorCode[]).filter((code) => possible.has(code));
  return Map.groupBy(codes, (code) => STATUS_OF[code]);
}

/** The name of the response that stands for these errors. */
export function responseName(codes: readonly ApiErrorCode[]): string {
  return codes.join('.');
}

/** A response that is one of these errors. */
export function problemResponse(codes: readonly ApiErrorCode[], schemas: SchemaCollector): object {
  return {
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('\n'),
    content: {
      [PROBLEM_TYPE]: {
        schema: schemas.describe(problem),
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

export function problemExample(code: ApiErrorCode): { summary: string; value: Problem } {
  const { title, hint } = ERRORS[code];
  return {
    summary: title,
    value: {
      type: `${PROBLEM_TYPE_PREFIX}${code}`,
      title,
      status: STATUS_OF[code],
      code,
      hint,
      reference: '5f0d1c9e-3b1c-4d53-9a55-0f7a2f5d8a11',
      ...(code === 'INVALID_REQUEST' && {
        errors: [
          { in: 'body' as const, pointer: '/lifetimeMinutes', detail: 'Too big: expected number to be <=44640' },
        ],
      }),
    },
  };
}
