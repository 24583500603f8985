import { LogLevel, type RetryOptions, WebClient } from '@slack/web-api';

const ONCE: RetryOptions = { retries: 0 };

/**
 * A client without a token: each call brings the one of the moment. What goes wrong is thrown, and logged once, by whoever
 * knows what it was for; Slack's 429 is thrown too.
 * @param apiUrl ends with `/api/` @param timeoutMs of each call @param retryConfig of calls that did not get through; by default none
 */
export function createClient(apiUrl: string, timeoutMs: number, retryConfig = ONCE): WebClient {
  return new WebClient(undefined, {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    retryConfig,
    logLevel: LogLevel.ERROR,
  });
}
