import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const GRACE_MS = 2_000;

/** Serves until SIGTERM: requests in flight get 2 s to end, then the process does. */
export function serve(
  name: string,
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): void {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error(`${name}: ${request.method} ${request.url}:`, error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Something went wrong here; the container log has the details.\n');
    });
  });
  server.listen(port, () => console.log(`${name} listens on ${port}`));
  // A container's first process gets no default action for SIGTERM: without this, each stop would wait for SIGKILL.
  process.once('SIGTERM', () => {
    console.log(`${name} was told to stop`);
    server.close(() => process.exit(0));
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}
