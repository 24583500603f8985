import { createHmac } from 'node:crypto';

/**
 * The headers by which the app knows that a request is Slack's.
 * Source: docs.slack.dev/authentication/verifying-requests-from-slack.
 * @param body the exact bytes that are sent
 * @param at epoch seconds
 */
export function signatureHeaders(secret: string, body: string, at: number): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
}
