import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHandler, type HandlerDeps } from '../../../../bot/api/handler.ts';

/** A function URL on this machine: requests become events as AWS makes them, bodies in base64. */
export async function serve(deps: HandlerDeps): Promise<{ url: string; close: () => Promise<void> }> {
  const handler = createHandler(deps);
  let count = 0;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const [rawPath, ...query] = (request.url ?? '').split('?');
    const requestId = `request-${++count}`;
    const event = {
      version: '2.0',
      rawPath,
      rawQueryString: query.join('?'),
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.concat(parts).toString('base64'),
      isBase64Encoded: true,
      requestContext: { requestId, http: { method: request.method } },
    };
    const { statusCode, headers, body } = await handler(event, { awsRequestId: requestId });
    response.writeHead(statusCode, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
