import type { Problem } from './schemas.ts';
import type { ApiErrorCode } from './statuses.ts';

/** Why a request is not done; it becomes a problem document. Nothing in it is secret, or of somebody whom the caller may not see. */
export interface Refusal {
  refused: ApiErrorCode;
  /** Why this time, in plain words. */
  detail?: string;
  errors?: NonNullable<Problem['errors']>;
  /** 405: the methods that there are. */
  allow?: readonly string[];
}

/** A request that is not done, by its row of the errors table. @param detail why this time; see Refusal */
export function refuse(refused: ApiErrorCode, detail?: string): Refusal {
  return { refused, ...(detail !== undefined && { detail }) };
}

export function isRefusal(result: object): result is Refusal {
  return 'refused' in result;
}
