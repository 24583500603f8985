import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Secret } from '../parameter.ts';
import { refusesToken, remedyOf } from './codes.ts';
import { SlackBusy, SlackRefusal } from './slack.ts';

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
 * @param token asked for at each call; one that Slack does not take is read anew, and where another is there by now the
 * call is made again with that
 */
export function createCaller(token: Secret, sleep: (ms: number) => Promise<unknown>): Call {
  return async function call(method, request, patience) {
    const used = await token();
    try {
      return await request(used);
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError) {
        const { waits, longest } = patience;
        const { retryAfter } = error;
        if (waits === 0 || retryAfter > longest) throw new SlackBusy(method, retryAfter, { cause: error });
        await sleep(retryAfter * 1000);
        return call(method, request, { waits: waits - 1, longest });
      }
      if (!(error instanceof WebAPIPlatformError)) throw error;
      const code = error.data.error;
      if (refusesToken(code) && (await token(used)) !== used) return call(method, request, patience);
      const remedy = remedyOf(code);
      if (remedy === 'later') throw error;
      throw new SlackRefusal(method, code, { cause: error });
    }
  };
}
