import { signatureHeaders } from '../signing.ts';
import type { CommandError } from './words.ts';

export type Posted =
  | { outcome: 'answered'; status: 200; body: string }
  | { outcome: 'failed'; error: CommandError; status?: number; detail: string };

export interface PostOptions {
  url: string;
  form: URLSearchParams;
  signingSecret: string;
  /** Slack waits 3000. */
  timeoutMs: number;
  /** Epoch milliseconds. */
  now: number;
}

/** Sends one signed request to the app, as Slack does: any status but 200 has failed, and a late answer is none. */
export async function postCommand({ url, form, signingSecret, timeoutMs, now }: PostOptions): Promise<Posted> {
  const body = form.toString();
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json,*/*',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signatureHeaders(signingSecret, body, Math.floor(now / 1000)),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = await response.text();
    if (response.status === 200) return { outcome: 'answered', status: 200, body: answer };
    const detail = `the function URL answered with status ${response.status}: ${answer.slice(0, 300)}`;
    return { outcome: 'failed', error: 'dispatch_failed', status: response.status, detail };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return { outcome: 'failed', error: 'operation_timeout', detail: `no answer within ${timeoutMs} ms` };
    return { outcome: 'failed', error: 'dispatch_failed', detail: `the function URL was not reached: ${why(error)}` };
  }
}

function why(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
