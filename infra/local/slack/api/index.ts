import type { TriggerIds } from '../delivery/trigger-ids.ts';
import type { Store } from '../store.ts';
import type { Views } from '../views/views.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { SlackError } from './error.ts';
import type { Method } from './method.ts';
import type { Outages } from './outage.ts';
import type { RateLimits } from './rate-limits.ts';
import { type ApiRequest, readApiRequest } from './request.ts';
import { checkScopes } from './scopes.ts';
import { userMethods } from './users.ts';
import { createViewMethods } from './views.ts';

export interface ApiAnswer {
  status: 200 | 429 | 503;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

export interface ApiDependencies {
  store: Store;
  views: Views;
  triggerIds: TriggerIds;
  botToken: string;
  /** What the app's manifest asked for. */
  scopes: readonly string[];
  rateLimits: RateLimits;
  outages: Outages;
}

/** Slack's Web API: always status 200 with `ok` true or false, but for a rate limit, which is 429 with Retry-After, and an outage. */
export function createApi({ store, views, triggerIds, botToken, scopes, rateLimits, outages }: ApiDependencies) {
  const methods: Record<string, Method> = {
    ...chatMethods,
    ...conversationMethods,
    ...userMethods,
    ...createViewMethods({ views, triggerIds }),
  };
  // With every answer to a good token; docs.slack.dev/authentication/tokens
  const granted = { 'x-oauth-scopes': scopes.join(',') };
  return (method: string, request: ApiRequest): ApiAnswer => {
    const out = outages.answer();
    if (out !== undefined) return out;
    try {
      const implementation = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (implementation === undefined) throw new SlackError('unknown_method', { req_method: method });
      const { given, token } = readApiRequest(request);
      if (token === undefined) throw new SlackError('not_authed');
      if (token !== botToken) throw new SlackError('invalid_auth');
      checkScopes(method, scopes);
      const retryAfter = rateLimits.refuse(method);
      if (retryAfter !== undefined) return limited(retryAfter);
      return { status: 200, headers: granted, body: { ok: true, ...implementation(given, store) } };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return { status: 200, headers: {}, body: { ok: false, error: error.code, ...error.details } };
    }
  };
}

function limited(retryAfterSeconds: number): ApiAnswer {
  return {
    status: 429,
    headers: { 'retry-after': String(retryAfterSeconds) },
    body: { ok: false, error: 'ratelimited' },
  };
}
