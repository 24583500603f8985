import { expect, vi } from 'vitest';
import type { RequestDeps } from '../../../../bot/api/answer.ts';
import type { Caller } from '../../../../bot/api/caller.ts';
import { createHandler } from '../../../../bot/api/handler.ts';
import type { KeepRequest, KeptRequest } from '../../../../bot/api/idempotency.ts';
import { refuse } from '../../../../bot/api/refusal.ts';
import { COMMON_ERRORS, type Route } from '../../../../bot/api/route.ts';
import { findRoute } from '../../../../bot/api/router.ts';
import { ROUTES } from '../../../../bot/api/routes.ts';
import { problem } from '../../../../bot/api/schemas.ts';
import { answerDeps } from '../../support/answer-deps.ts';
import { ADA } from '../../support/rows.ts';
import { NOW } from '../../support/slack-request.ts';

export const PIPELINE: Caller = { id: 'token:pipeline', actsFor: [ADA], credentials: false };

/** The callers of a test, each by what it says it is. */
export type Callers = Record<string, Caller>;

/** Remembers requests as the table does. */
export function fakeKeepRequest(): KeepRequest {
  const kept = new Map<string, KeptRequest>();
  return async (request) => {
    const before = kept.get(request.id);
    if (!before) kept.set(request.id, request);
    return before ? { isRepeat: true, kept: before } : { isRepeat: false, kept: request };
  };
}

/** Everything that the API stands on, in memory. */
export function apiDeps<Changes extends Partial<RequestDeps>>(
  changes = {} as Changes,
  callers: Callers = { pipeline: PIPELINE },
) {
  return {
    ...answerDeps(),
    keepRequest: fakeKeepRequest(),
    readPassword: vi.fn(async (): Promise<string | undefined> => 'pgpw-secret'),
    authenticate: async ({ headers }: { headers: ReadonlyMap<string, string> }) =>
      callers[headers.get('authorization') ?? ''] ?? refuse('UNAUTHENTICATED'),
    challenge: 'Bearer',
    ...changes,
  };
}

export interface Ask {
  headers?: Record<string, string>;
  /** Sent as JSON, or as it is where it is a text. */
  body?: unknown;
  query?: string;
  /** Base64, as function URLs send what they do not take for text. */
  encoded?: boolean;
}

/** What a function URL hands over. */
export function urlEvent(method: string, path: string, { headers = {}, body, query = '', encoded = false }: Ask = {}) {
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  return {
    version: '2.0',
    rawPath: path,
    rawQueryString: query,
    headers: { authorization: 'pipeline', ...json, ...headers },
    ...(text !== undefined && { body: encoded ? Buffer.from(text, 'latin1').toString('base64') : text }),
    isBase64Encoded: encoded,
    requestContext: { requestId: `request-${crypto.randomUUID()}`, timeEpoch: NOW * 1000, http: { method, path } },
  };
}

/** Asks the API, and makes sure that the answer is one that its route names. */
export async function ask(deps: Parameters<typeof createHandler>[0], method: string, path: string, what: Ask = {}) {
  const response = await createHandler(deps)(urlEvent(method, path, what), { awsRequestId: 'lambda-1' });
  const body = JSON.parse(response.body);
  const routed = findRoute<Route>(ROUTES, method, path);
  const { statusCode: status, headers } = response;
  if (status >= 400) {
    expect(headers['content-type']).toBe('application/problem+json');
    expect(problem.parse(body)).toEqual(body);
    expect(body.status).toBe(status);
    if ('route' in routed) expect([...COMMON_ERRORS, ...routed.route.errors]).toContain(body.code);
  } else if ('route' in routed) {
    expect(headers['content-type']).toBe('application/json');
    expect(routed.route.answers[status]?.body.parse(body)).toEqual(body);
  }
  return { status, headers, body };
}
