import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_BODY_BYTES, readBody } from '../shared/body.ts';
import type { createItems } from './items.ts';

/** `GET /health`, `GET /items` and `POST /items` with `{"text"}`; no credentials, because only siblings in the task reach it. */
export function createHandler(items: ReturnType<typeof createItems>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = `${request.method} ${request.url}`;
    if (route === 'GET /health') return send(response, 200, { ok: true });
    if (route === 'GET /items') return send(response, 200, { items: items.all() });
    if (route !== 'POST /items') return send(response, 404, { error: 'Nothing here. Try /items.' });

    const body = await readBody(request);
    if (body === undefined) return send(response, 413, { error: `A request has at most ${MAX_BODY_BYTES} bytes.` });
    const added = items.add(textOf(body));
    if ('problem' in added) return send(response, 400, { error: added.problem });
    return send(response, 201, added.item);
  };
}

function textOf(body: string): unknown {
  try {
    return (JSON.parse(body) as { text?: unknown } | null)?.text;
  } catch {
    // Not JSON: answered like JSON without a text, with what to send instead.
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
