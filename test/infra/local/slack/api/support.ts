import { createApi } from '../../../../../infra/local/slack/api/index.ts';
import { createOutages } from '../../../../../infra/local/slack/api/outage.ts';
import { createRateLimits } from '../../../../../infra/local/slack/api/rate-limits.ts';
import type { ApiRequest } from '../../../../../infra/local/slack/api/request.ts';
import { createTriggerIds } from '../../../../../infra/local/slack/delivery/trigger-ids.ts';
import { createStore } from '../../../../../infra/local/slack/store.ts';
import { createViews } from '../../../../../infra/local/slack/views/views.ts';
import { SCOPES } from '../../../../../infra/slack-manifest.ts';
import { BOT_TOKEN } from '../support.ts';

/** The Web API without a server: `call` sends JSON with a good token. */
export function createTestApi(scopes: readonly string[] = Object.keys(SCOPES)) {
  const clock = { now: 1_700_000_000_000 };
  const now = () => clock.now;
  const store = createStore(now);
  const views = createViews(now);
  const triggerIds = createTriggerIds(now);
  const rateLimits = createRateLimits();
  const outages = createOutages();
  const api = createApi({ store, views, triggerIds, botToken: BOT_TOKEN, scopes, rateLimits, outages });
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
  return { clock, store, views, triggerIds, rateLimits, outages, call, answer };
}
