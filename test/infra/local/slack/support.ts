import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Slack, type SlackOptions, startSlack } from '../../../../infra/local/slack/server.ts';

export const BOT_TOKEN = 'xoxb-of-the-tests';
export const SIGNING_SECRET = 'signing-secret-of-the-tests';
export const ADA = 'U0ADA0001';
export const GRACE = 'U0GRACE01';
export const GENERAL = 'C0GENERAL1';
export const ALERTS = 'C0ALERTS01';

/** A stand-in Slack that ends with the test. */
export async function startTestSlack(options: Partial<SlackOptions> = {}): Promise<Slack> {
  const slack = await startSlack({
    port: 0,
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    functionUrl: () => 'http://127.0.0.1:1/',
    log: (line) => {
      throw new Error(line);
    },
    ...options,
  });
  onTestFinished(() => slack.stop());
  return slack;
}

export interface Received {
  headers: IncomingMessage['headers'];
  body: string;
  fields: URLSearchParams;
}

/** A function URL that ends with the test. What `answer` does not end hangs. */
export async function startFunction(
  answer: (received: Received, response: ServerResponse) => void,
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const one = { headers: request.headers, body, fields: new URLSearchParams(body) };
      received.push(one);
      answer(one, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received };
}

export function answerJson(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

export function post(url: string, value: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  });
}
