import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** How an invocation or an init ended, as the runtime told it. */
export interface Told {
  call: 'response' | 'error' | 'init error';
  body: unknown;
}

/** What the runtime gets when it asks for the next event. */
export type NextAnswer = 'an event when there is one' | 410 | 'the connection drops';

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

const PREFIX = '/2018-06-01/runtime';
const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:provisioner';
const LAMBDA_SECONDS = 900;

/**
 * Lambda's side of the runtime API, for one runtime.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function startRuntimeApi(next: NextAnswer = 'an event when there is one'): Promise<RuntimeApi> {
  const waiting: ServerResponse[] = [];
  const events: ((response: ServerResponse) => void)[] = [];
  const ends = new Map<string, (told: Told) => void>();
  const init = Promise.withResolvers<Told>();
  const asked = Promise.withResolvers<void>();

  function giveNext(response: ServerResponse): void {
    asked.resolve();
    if (next === 'the connection drops') response.destroy();
    else if (next === 410) response.writeHead(410).end();
    else waiting.push(response);
    handOut();
  }
  function handOut(): void {
    while (waiting.length > 0 && events.length > 0) events.shift()?.(waiting.shift() as ServerResponse);
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.slice(PREFIX.length) ?? '';
    if (path === '/invocation/next') return giveNext(response);
    const body: unknown = await json(request);
    response.writeHead(202).end('{"status":"OK"}');
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
