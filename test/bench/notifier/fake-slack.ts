import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface FakeSlack {
  /** Ends with `/api/`. */
  apiUrl: string;
  /** When the first message about an operation came; undefined while there is none. */
  postedAt(operationId: string): number | undefined;
  close(): void;
}

/** A Slack that takes everything at once and keeps nothing but when a message came. */
export async function startFakeSlack(): Promise<FakeSlack> {
  const posted = new Map<string, number>();
  let serial = 0;
  const server = createServer(async (request, response) => {
    const at = performance.now();
    const form = new URLSearchParams(await text(request));
    const [operationId] = /op-[0-9a-f]{20}/.exec(form.get('metadata') ?? '') ?? [];
    const isFirst = request.url?.endsWith('chat.postMessage') && operationId && !posted.has(operationId);
    if (isFirst) posted.set(operationId, at);
    serial += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    const ts = `1800000000.${String(serial).padStart(6, '0')}`;
    response.end(JSON.stringify({ ok: true, channel: 'D0BENCH01', ts, messages: [], channels: [] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    postedAt: (operationId) => posted.get(operationId),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
