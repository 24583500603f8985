import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { SlackBusy, SlackRefusal } from './slack.ts';

/** Slack's error codes that another try, or whoever runs the bot, can make go away; all others are refusals. */
const PASSING = new Set([
  'account_inactive',
  'accesslimited',
  'fatal_error',
  'internal_error',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
  'token_expired',
  'token_revoked',
]);

/** Slack's 429 is waited for this often, each time at most so long, in seconds; what takes longer is thrown. */
export interface Patience {
  waits: number;
  longest: number;
}

/** For calls whose answer is of no use later. */
export const NO_PATIENCE: Patience = { waits: 0, longest: 0 };

export type Call = <T>(method: string, request: (token: string) => Promise<T>, patience: Patience) => Promise<T>;

/**
 * Makes calls with the token of the moment, waits where Slack says so, and tells refusals from faults that may pass.
 * @param token asked for at each call, so that a rotated one is taken up
 */
export function createCaller(token: () => Promise<string>, sleep: (ms: number) => Promise<unknown>): Call {
  return async function call(method, request, { waits, longest }) {
    try {
      return await request(await token());
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError) {
        const { retryAfter } = error;
        if (waits === 0 || retryAfter > longest) throw new SlackBusy(method, retryAfter, { cause: error });
        await sleep(retryAfter * 1000);
        return call(method, request, { waits: waits - 1, longest });
      }
      if (error instanceof WebAPIPlatformError && !PASSING.has(error.data.error)) {
        throw new SlackRefusal(method, error.data.error, { cause: error });
      }
      throw error;
    }
  };
}
