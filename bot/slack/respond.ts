import type { Answer } from '../messages/answer.ts';
import { fitMessage } from '../messages/fit/fit.ts';

/** Answers below a message, to whoever clicked in it alone. */
export type Respond = (responseUrl: string, answer: Answer) => Promise<void>;

/** Where Slack takes answers: docs.slack.dev/interactivity/handling-user-interaction. */
const SLACK_HOST = 'hooks.slack.com';
const RESPOND_MS = 800;

/**
 * The address comes with the request, so it is called only where it leads to Slack: at its own host, or at the one whose
 * API is configured.
 */
export function createRespond(apiUrl: string, fetch = globalThis.fetch): Respond {
  const configured = new URL(apiUrl);
  return async (responseUrl, answer) => {
    const url = new URL(responseUrl);
    const isSlack = url.protocol === 'https:' && url.host === SLACK_HOST;
    if (!isSlack && url.origin !== configured.origin) throw new Error(`answering a click: ${url.host} is not Slack`);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...fitMessage(answer), replace_original: false }),
      redirect: 'error',
      signal: AbortSignal.timeout(RESPOND_MS),
    });
    if (!response.ok) throw new Error(`answering a click: Slack answered ${response.status}`);
  };
}
