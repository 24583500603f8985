import type * as z from 'zod';
import type { ApiErrorCode } from './statuses.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One thing that can be asked over HTTP. Router, parsing, the OpenAPI file and everything made from it read this table. */
export interface Route {
  operationId: string;
  method: Method;
  /** `{…}` stands for one segment, which `params` describes. */
  path: string;
  summary: string;
  description?: string;
  /** What it does to playgrounds; only `read` is without effect. */
  effect: 'read' | 'change' | 'destroy';
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers: z.ZodObject;
  body?: z.ZodType;
  /** The answers that are no error. Those with `location` have a Location header: the operation's address. */
  answers: Readonly<Record<number, { description: string; body: z.ZodType; location?: boolean }>>;
  /** Its own errors, beside those that every request may meet. */
  errors: readonly ApiErrorCode[];
}

/** What every request may be answered with. */
export const COMMON_ERRORS = [
  'MALFORMED_REQUEST',
  'UNAUTHENTICATED',
  'NOT_ALLOWED',
  'NOT_IN_SCOPE',
  'TOO_LARGE',
  'INVALID_REQUEST',
  'INTERNAL',
  'BUSY',
  'MEMBERSHIP_UNKNOWN',
] as const satisfies readonly ApiErrorCode[];
