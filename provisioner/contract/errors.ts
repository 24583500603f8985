import { API_ERRORS } from './errors/api.ts';
import { FAILED_ERRORS } from './errors/failed.ts';
import { REFUSED_ERRORS } from './errors/refused.ts';
import { TYPED_ERRORS } from './errors/typed.ts';
import type { ErrorWords } from './errors/words.ts';

/**
 * Every way in which a request or an operation can end badly, as people see it. The README's errors table is this table; a
 * test keeps them equal.
 */
export const ERRORS = {
  ...TYPED_ERRORS,
  ...REFUSED_ERRORS,
  ...API_ERRORS,
  ...FAILED_ERRORS,
} as const satisfies Record<string, ErrorWords>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** A failure with words for people. `message` is for the log; `reason` goes to Slack and holds no secret and no raw error. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: ErrorCode;
  readonly reason: string;
  constructor(code: ErrorCode, reason: string, options?: { cause?: unknown }) {
    super(`${code}: ${reason}`, options);
    this.code = code;
    this.reason = reason;
  }
}
