import { setTimeout } from 'node:timers/promises';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Respond } from '../api/beside-routes.ts';
import { type Waiting, waitForOperation } from '../api/client/wait.ts';
import { createClient, type Send } from '../api/client.ts';
import type { Incoming } from '../api/incoming.ts';
import type { Response as UrlResponse } from '../api/respond.ts';
import { createMcpServer } from './server.ts';

/** The headers that mean something to the protocol. */
const OF_MCP = /^(?:accept|content-type|mcp-.*)$/;
/** Others cannot be put into a request. */
const PRINTABLE = /^[\t\x20-\x7e]*$/;

/** Together with the last look at the operation this stays within the function's own time. In milliseconds. */
const WAIT_MS = 5000;

/**
 * The tools over streamable HTTP, without a session: each request stands for itself. What a tool does is a request of the
 * API in the same caller's name, answered by the same code, so that it can do nothing more than that.
 * @param incoming a POST of somebody who is known
 * @param respond answers a request of the API
 */
export async function answerMcp(
  incoming: Incoming,
  respond: Respond,
  { clock, pause }: Pick<Waiting, 'clock' | 'pause'> = { clock: Date.now, pause: (ms) => setTimeout(ms) },
): Promise<UrlResponse> {
  const api = createClient(within(incoming, respond), { onBehalfOf: incoming.headers.get('playground-user') });
  const mcp = createMcpHandler(
    () =>
      createMcpServer(api, (through, id) => waitForOperation(through, id, { until: clock() + WAIT_MS, clock, pause })),
    // Nobody can be told of changes later: the function answers once.
    { maxSubscriptions: 0, keepAliveMs: 0 },
  );
  const headers = [...incoming.headers].filter(([name, value]) => OF_MCP.test(name) && PRINTABLE.test(value));
  const request = new Request('https://playground/mcp', { method: 'POST', headers, body: incoming.body });
  const response = await mcp.fetch(request);
  return {
    statusCode: response.status,
    headers: { 'content-type': response.headers.get('content-type') ?? 'text/plain', 'cache-control': 'no-store' },
    body: await response.text(),
  };
}

/** Asks the API without leaving the function, with what the caller showed to get in. */
function within(incoming: Incoming, respond: Respond): Send {
  const authorization = incoming.headers.get('authorization');
  let count = 0;
  return async ({ method, path, headers, body = '' }) => {
    const [pathname = '', query = ''] = path.split('?');
    count += 1;
    const { statusCode, body: said } = await respond({
      ...incoming,
      method,
      path: pathname,
      query,
      headers: new Map([
        ...Object.entries(headers),
        ...(authorization ? [['authorization', authorization] as const] : []),
      ]),
      body: Buffer.from(body),
      // Two creates in one batch are two.
      requestId: `${incoming.requestId}-${count}`,
    });
    return { status: statusCode, body: said };
  };
}
