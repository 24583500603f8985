import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { type AwsCall, awsCall } from './aws-call.ts';
import { type RefusalKind, refusal } from './refusal.ts';

/**
 * What becomes of a call on its way. `cut`: the connection is reset, before the call reached the service or afterwards.
 * `hold`: it goes on when `meanwhile` has ended.
 */
export type Harm =
  | { does: 'refuse'; as: RefusalKind }
  | { does: 'cut'; after: boolean; meanwhile?: () => Promise<void> }
  | { does: 'hold'; meanwhile: () => Promise<void> };

/** A call that came by, counted from 1. */
export interface Met extends AwsCall {
  number: number;
  /** By the engine's CLI or its AWS plugin, which are written in Go, and not by the provisioner itself. */
  byEngine: boolean;
}

export interface AwsProxy {
  endpoint: string;
  /** All that came by. */
  met: Met[];
  /** Bodies that went anywhere but to SSM and in which `secret` was found: where they went. */
  leaks: string[];
  /** Asked of each call; undefined lets it pass. */
  harm: (call: Met) => Harm | undefined;
  stop(): Promise<void>;
}

/**
 * Stands between clients and an AWS that answers at `target`, and passes on whatever it is not told to harm, byte for byte.
 * @param secret what no service but SSM may be told
 */
export async function startProxy(target: string, secret: RegExp): Promise<AwsProxy> {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(target);
  const proxy: AwsProxy = { endpoint: '', met: [], leaks: [], harm: () => undefined, stop };

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await incoming.toArray());
    const { method = '', url = '', headers } = incoming;
    const byEngine = /aws-sdk-go/.test(headers['user-agent'] ?? '');
    const call = { ...awsCall({ method, url, headers, body }), number: proxy.met.length + 1, byEngine };
    proxy.met.push(call);
    if (call.service !== 'ssm' && secret.test(body.toString('latin1')))
      proxy.leaks.push(`${call.service} ${call.action}`);
    const harm = proxy.harm(call);
    if (harm?.does === 'refuse') return refuse(response, harm.as, call.service);
    if (harm?.does === 'hold') await harm.meanwhile();
    if (harm?.does === 'cut') {
      if (harm.after) (await pass(incoming, body)).resume();
      await harm.meanwhile?.();
      incoming.socket.resetAndDestroy();
      return;
    }
    const answer = await pass(incoming, body);
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    await pipeline(answer, response);
  }

  async function pass({ method, url, rawHeaders }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const outgoing = request({ agent, hostname, port, method, path: url, headers: rawHeaders });
    outgoing.end(body);
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    return answer;
  }

  async function stop(): Promise<void> {
    server.close();
    server.closeAllConnections();
    agent.destroy();
    await once(server, 'close');
  }

  const server = createServer((incoming, response) => {
    // The client has gone, because it was killed or gave up; or the service has.
    handle(incoming, response).catch(() => incoming.socket.resetAndDestroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}

function refuse(response: ServerResponse, as: RefusalKind, service: string): void {
  const { status, contentType, body, code } = refusal(as, service);
  response.writeHead(status, { 'content-type': contentType, 'x-amzn-errortype': code });
  response.end(body);
}
