import { createApi } from '../../../../../infra/local/slack/api/index.ts';
import { createRateLimits } from '../../../../../infra/local/slack/api/rate-limits.ts';
import type { ApiRequest } from '../../../../../infra/local/slack/api/request.ts';
import { createStore } from '../../../../../infra/local/slack/store.ts';
import { BOT_TOKEN } from '../support.ts';

/** The Web API without a server: `call` sends JSON with a good token. */
export function createTestApi() {
  const store = createStore(() => 1_700_000_000_000);
  const rateLimits = createRateLimits();
  const api = createApi({ store, botToken: BOT_TOKEN, rateLimits });
  const call = (method: string, given: Record<string, unknown> = {}, request: Partial<ApiRequest> = {}) =>
    api(method, {
      httpMethod: 'POST',
      contentType: 'application/json; charset=utf-8',
      authorization: `Bearer ${BOT_TOKEN}`,
      query: new URLSearchParams(),
      body: JSON.stringify(given),
      ...request,
    });
  const answer = (method: string, given: Record<string, unknown> = {}) => call(method, given).body;
  return { store, rateLimits, call, answer };
}
