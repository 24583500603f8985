import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** How an invocation or an init ended, as the runtime told it. */
export interface Told {
  call: 'response' | 'error' | 'init error';
  body: unknown;
}

/** How the API answers: as it should, with 410, or by dropping the connection. */
export type Answer = 'well' | 410 | 'drops';

export interface RuntimeApi {
  /** Host and port, for AWS_LAMBDA_RUNTIME_API. */
  address: string;
  /** Resolves when the runtime first asks for an event: it has started. */
  asked(): Promise<void>;
  /** Gives the runtime an event as soon as it asks, and waits for what it tells. */
  invoke(event: unknown, options?: { timeoutSeconds?: number }): Promise<Told>;
  /** What the runtime tells when it cannot start. */
  initError(): Promise<Told>;
  close(): void;
}

function refuse(response: ServerResponse, how: 410 | 'drops'): void {
  if (how === 410) response.writeHead(410).end();
  else response.destroy();
}

const PREFIX = '/2018-06-01/runtime';
const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:provisioner';
const LAMBDA_SECONDS = 900;

/**
 * Lambda's side of the runtime API, for one runtime.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function startRuntimeApi({
  next = 'well',
  posts = 'well',
}: {
  next?: Answer;
  posts?: Answer;
} = {}): Promise<RuntimeApi> {
  const waiting: ServerResponse[] = [];
  const events: ((response: ServerResponse) => void)[] = [];
  const ends = new Map<string, (told: Told) => void>();
  const init = Promise.withResolvers<Told>();
  const asked = Promise.withResolvers<void>();

  function giveNext(response: ServerResponse): void {
    asked.resolve();
    if (next !== 'well') refuse(response, next);
    else waiting.push(response);
    handOut();
  }
  function handOut(): void {
    while (waiting.length > 0 && events.length > 0) events.shift()?.(waiting.shift() as ServerResponse);
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.slice(PREFIX.length) ?? '';
    if (path === '/invocation/next') {
      giveNext(response);
      return;
    }
    const body: unknown = await json(request);
    if (posts === 'well') response.writeHead(202).end('{"status":"OK"}');
    else refuse(response, posts);
    const [, id = '', call] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (path === '/init/error') init.resolve({ call: 'init error', body });
    else ends.get(id)?.({ call: call as 'response' | 'error', body });
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked.promise,
    initError: () => init.promise,
    invoke(event, { timeoutSeconds = LAMBDA_SECONDS } = {}) {
      const id = crypto.randomUUID();
      const end = Promise.withResolvers<Told>();
      ends.set(id, end.resolve);
      events.push((response) => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'lambda-runtime-aws-request-id': id,
          'lambda-runtime-deadline-ms': Date.now() + timeoutSeconds * 1000,
          'lambda-runtime-invoked-function-arn': ARN,
          'lambda-runtime-trace-id': 'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0',
        });
        response.end(JSON.stringify(event));
      });
      handOut();
      return end.promise;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
