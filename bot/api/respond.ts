import { ERRORS } from '../../provisioner/contract/errors.ts';
import type { Refusal } from './refusal.ts';
import { PROBLEM_TYPE_PREFIX, type Problem } from './schemas.ts';
import { STATUS_OF } from './statuses.ts';

/** What a function URL takes as an answer. */
export interface Response {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Who says BUSY means soon, in seconds. */
const RETRY_AFTER = '2';

/** Answers are somebody's own, and may hold a password. */
const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** @param location of the operation, relative to the request's own address */
export function answerOf(status: number, body: object, location?: string): Response {
  return {
    statusCode: status,
    headers: { ...ALWAYS, 'content-type': 'application/json', ...(location !== undefined && { location }) },
    body: JSON.stringify(body),
  };
}

/** @param reference finds the request in the log @param challenge how to say who one is, for those who have not */
export function problemOf({ refused, detail, errors, allow }: Refusal, reference: string, challenge: string): Response {
  const status = STATUS_OF[refused];
  const { title, hint } = ERRORS[refused];
  const body: Problem = {
    type: `${PROBLEM_TYPE_PREFIX}${refused}`,
    title,
    status,
    ...(detail !== undefined && { detail }),
    code: refused,
    hint,
    reference,
    ...(errors && { errors }),
  };
  return {
    statusCode: status,
    headers: {
      ...ALWAYS,
      'content-type': 'application/problem+json',
      ...(allow && { allow: allow.join(', ') }),
      ...(status === 401 && { 'www-authenticate': challenge }),
      ...(status === 503 && { 'retry-after': RETRY_AFTER }),
    },
    body: JSON.stringify(body),
  };
}

/**
 * The address of an operation from where the request went, so that it is right behind any prefix.
 * @param path of the request, such as `/playgrounds/demo`
 */
export function operationLocation(path: string, operationId: string): string {
  const up = path.split('/').length - 2;
  return `${'../'.repeat(up)}operations/${operationId}`;
}
