import { signatureHeaders } from '../signing.ts';
import type { Recorder } from '../trace/recorder.ts';

/** Why a request to the app came to nothing, as Slack names it. */
export type DeliveryError = 'operation_timeout' | 'dispatch_failed';

/** Milliseconds are of the whole request. */
export type Posted =
  | { outcome: 'answered'; status: 200; body: string; ms: number }
  | { outcome: 'failed'; error: DeliveryError; status?: number; detail: string; ms: number };

export interface AppOptions {
  /** Asked for each request, because the server may start before the app is deployed. */
  functionUrl: () => string;
  signingSecret: string;
  /** Slack waits 3000. */
  timeoutMs: number;
  /** Epoch milliseconds. */
  now: () => number;
  /** Sees each request as it is sent, and what came of it. */
  watch: Recorder['request'];
}

const CONTENT_TYPES = { form: 'application/x-www-form-urlencoded', json: 'application/json' } as const;

/** The app as Slack reaches it: one request address for commands, interactions and events. */
export interface App {
  /** Sends one signed request, as Slack does: any status but 200 has failed, and a late answer is none. */
  send(kind: keyof typeof CONTENT_TYPES, body: string, headers?: Record<string, string>): Promise<Posted>;
}

export function createApp({ functionUrl, signingSecret, timeoutMs, now, watch }: AppOptions): App {
  return {
    async send(kind, body, more = {}) {
      const url = functionUrl();
      const headers = {
        'content-type': CONTENT_TYPES[kind],
        accept: 'application/json,*/*',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signatureHeaders(signingSecret, body, Math.floor(now() / 1000)),
        ...more,
      };
      const done = watch({ url, headers, body });
      const posted = await post(url, headers, body, timeoutMs);
      done(posted);
      return posted;
    },
  };
}

async function post(url: string, headers: Record<string, string>, body: string, timeoutMs: number): Promise<Posted> {
  const started = performance.now();
  const ms = (): number => Math.round(performance.now() - started);
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    const answer = await response.text();
    if (response.status === 200) return { outcome: 'answered', status: 200, body: answer, ms: ms() };
    const detail = `the function URL answered with status ${response.status}: ${answer.slice(0, 300)}`;
    return { outcome: 'failed', error: 'dispatch_failed', status: response.status, detail, ms: ms() };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return { outcome: 'failed', error: 'operation_timeout', detail: `no answer within ${timeoutMs} ms`, ms: ms() };
    const detail = `the function URL was not reached: ${why(error)}`;
    return { outcome: 'failed', error: 'dispatch_failed', detail, ms: ms() };
  }
}

function why(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
