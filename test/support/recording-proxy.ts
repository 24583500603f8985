import { once } from 'node:events';
import { createServer, type IncomingMessage, request as requestTo, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One request to AWS, with times of `performance.now()` in this process. */
export interface Call {
  /** As it stands in the signature, such as `s3`. */
  service: string;
  /** Such as `RunTask`; of S3, the method and the key. */
  action: string;
  /** Who asks, as it calls itself. */
  agent: string;
  beganAt: number;
  endedAt: number;
}

export interface RecordingProxy {
  endpoint: string;
  /** Those that have been answered since it was last asked. */
  take(): Call[];
  close(): void;
}

/** Stands between the emulator and all who take it for AWS, and writes down what is asked. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const to = new URL(target);
  let calls: Call[] = [];

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const beganAt = performance.now();
    const body = await buffer(request);
    const { method, url: path, headers } = request;
    // A connection for each: one that is kept may be closed by the other side just when it is used again.
    const alone = { agent: false, headers: { ...headers, connection: 'close' } };
    const passed = requestTo({ ...alone, host: to.hostname, port: to.port, method, path });
    passed.end(body);
    const [answer] = (await once(passed, 'response')) as [IncomingMessage];
    const { connection: _close, ...answered } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, answered);
    answer.pipe(response);
    await once(answer, 'end');
    calls.push({ ...told(request, body), beganAt, endedAt: performance.now() });
  }

  const server = createServer((request, response) => {
    pass(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = calls;
      calls = [];
      return taken;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function told({ method, url = '', headers }: IncomingMessage, body: Buffer): Omit<Call, 'beganAt' | 'endedAt'> {
  // …Credential=<key>/<day>/<region>/<service>/aws4_request, …
  const service = headers.authorization?.split('/')[3] ?? 'unsigned';
  const operation = String(headers['x-amz-target'] ?? '').split('.')[1];
  const form = new URLSearchParams(body.subarray(0, 2000).toString()).get('Action');
  const agent = String(headers['user-agent'] ?? '');
  return { service, action: operation ?? form ?? `${method} ${decodeURIComponent(url)}`, agent };
}
