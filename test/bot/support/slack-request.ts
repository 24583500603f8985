import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'test-signing-secret';
/** Epoch seconds: the moment at which the tests play. */
export const NOW = 1_790_000_000;

export const slashFields = {
  token: 'unused',
  team_id: 'T0TEST001',
  team_domain: 'test',
  channel_id: 'C0TEST001',
  channel_name: 'general',
  user_id: 'U0ADA0001',
  user_name: 'ada',
  command: '/playground',
  text: 'help',
  api_app_id: 'A0TEST001',
  response_url: 'https://hooks.slack.com/commands/T0TEST001/1/x',
  trigger_id: '1.2.3',
};

export function slashBody(overrides: Partial<typeof slashFields> = {}): string {
  return new URLSearchParams({ ...slashFields, ...overrides }).toString();
}

/** Slack's signature, written here a second time so that the code under test is not its own judge. */
export function signatureOf(body: string, timestamp: number, secret = SIGNING_SECRET): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`, 'utf8').digest('hex')}`;
}

/** A function URL event with a really signed body, changed by `overrides` after the signing. */
export function signedEvent(body: string, { timestamp = NOW, secret = SIGNING_SECRET, ...overrides }: Changes = {}) {
  return functionUrlEvent({
    body: overrides.body ?? body,
    method: overrides.method ?? 'POST',
    isBase64Encoded: overrides.isBase64Encoded ?? false,
    query: overrides.query ?? {},
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signatureOf(body, timestamp, secret),
      ...overrides.headers,
    },
  });
}

interface Changes {
  timestamp?: number;
  secret?: string;
  body?: string;
  method?: string;
  isBase64Encoded?: boolean;
  query?: Record<string, string>;
  headers?: Record<string, string | undefined>;
}

export function functionUrlEvent(
  parts: Required<Pick<Changes, 'body' | 'method' | 'isBase64Encoded' | 'query' | 'headers'>>,
) {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/',
    rawQueryString: '',
    headers: parts.headers,
    queryStringParameters: parts.query,
    requestContext: { requestId: 'url-request', timeEpoch: NOW * 1000, http: { method: parts.method, path: '/' } },
    body: parts.body,
    isBase64Encoded: parts.isBase64Encoded,
  };
}
