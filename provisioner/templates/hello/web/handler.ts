import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_BODY_BYTES, readBody } from '../shared/body.ts';
import type { createApi } from './api.ts';
import { isAllowed } from './auth.ts';
import { type PageData, page } from './page.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

export interface WebOptions {
  password: string;
  facts: Omit<PageData, 'items'>;
  api: ReturnType<typeof createApi>;
}

/** The page at `/`, the api at `/api/items`, both behind HTTP Basic; `/health` is open, because ECS asks without credentials. */
export function createHandler({ password, facts, api }: WebOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = `${request.method} ${(request.url ?? '').split('?')[0]}`;
    if (route === 'GET /health') return send(response, 200, 'text/plain', 'ok\n');
    if (!isAllowed(request.headers.authorization, password)) {
      response.setHeader('www-authenticate', 'Basic realm="playground", charset="UTF-8"');
      return send(response, 401, 'text/plain', 'This playground asks for its user name and password.\n');
    }

    if (route === 'GET /') return sendPage(response, { ...facts, items: itemsOf(await api.list()) });
    if (route === 'GET /api/items') return sendAnswer(response, await api.list());
    if (route !== 'POST /api/items' && route !== 'POST /items')
      return send(response, 404, 'text/plain', 'Nothing here. The page is at /.\n');

    // A browser sends our credentials along with other sites' forms too; what sets them apart is the origin.
    if (isFromElsewhere(request)) return send(response, 403, 'text/plain', 'Sent from another site: refused.\n');
    const body = await readBody(request);
    if (body === undefined)
      return send(response, 413, 'text/plain', `A request has at most ${MAX_BODY_BYTES} bytes.\n`);
    if (route === 'POST /api/items') return sendAnswer(response, await api.add(body));

    const added = await api.add(JSON.stringify({ text: new URLSearchParams(body).get('text') ?? '' }));
    if (added.status !== 201) return sendAnswer(response, added);
    response.writeHead(303, { location: '/' }).end();
  };
}

function isFromElsewhere({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && URL.parse(headers.origin)?.host !== headers.host;
}

function itemsOf({ status, body }: { status: number; body: string }): PageData['items'] {
  return status === 200 ? (JSON.parse(body) as { items: NonNullable<PageData['items']> }).items : undefined;
}

function sendPage(response: ServerResponse, data: PageData): void {
  const nonce = randomBytes(16).toString('base64');
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  );
  send(response, data.items ? 200 : 502, 'text/html', page(data, nonce));
}

function sendAnswer(response: ServerResponse, { status, body }: { status: number; body: string }): void {
  send(response, status, JSON_TYPE, body);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type.includes(';') ? type : `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    // Not no-referrer: with it, browsers send the origin of our own form as `null`.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
