import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, json, text } from './answer.ts';
import { MAX_BODY_BYTES, readBody } from './body.ts';
import { refusal } from './guard.ts';

export interface Incoming {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Nothing from elsewhere is loaded, and nobody frames the page. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** So that proxies and browsers do not take a quiet stream for a dead one. */
const HEARTBEAT_MS = 15_000;

/** Turns routes into what node:http calls: guard, body, answer. A route that throws is logged and answered with 500. */
export function createListener(route: (incoming: Incoming) => Promise<Answer>, log: (line: string) => void) {
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const { method = 'GET', headers } = request;
    // A server that listens on TCP has an AddressInfo for each of its connections.
    const { port } = request.socket.address() as AddressInfo;
    const refused = refusal({ method, host: headers.host, origin: headers.origin }, port);
    if (refused !== undefined) return text(403, refused);
    const body = await readBody(request);
    if (body === undefined) return text(413, `A request may have ${MAX_BODY_BYTES} bytes.`);
    return route({ method, url: new URL(request.url ?? '/', `http://${headers.host}`), headers, body });
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request)
      .catch((error: unknown) => {
        log(`stand-in Slack: ${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`);
        return json(500, { ok: false, error: 'internal_error' });
      })
      .then((ready) => write(ready, response))
      .catch((error: unknown) => log(`stand-in Slack, writing an answer: ${String(error)}`));
  };
}

function write(answer: Answer, response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  if (!('stream' in answer)) {
    // The unread rest of a body that is too large must not be taken for the next request.
    if (answer.status === 413) response.setHeader('connection', 'close');
    response.writeHead(answer.status, answer.headers).end(answer.body);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  const leave = answer.stream((data) => response.write(`data: ${JSON.stringify(data)}\n\n`));
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  response.on('close', () => {
    clearInterval(heartbeat);
    leave();
  });
}
