import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SIGNING_SECRET } from '../../../bot/support/slack-request.ts';

/** One request of the bundle's. */
export interface Call {
  /** Which call of which service it is: `AmazonSSM.GetParameter`, `Lambda.Invoke`, `SNS.Publish`, `Slack.users.info`. */
  what: string;
  /** With whose AWS key, or Slack token, it was made. */
  as: string;
  body: string;
}

interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

const PUBLISHED =
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>';

/** AWS and Slack, which take everything, and answer as told where a test wants something else. */
export async function startFakeCloud() {
  const calls: Call[] = [];
  const replies = new Map<string, Reply>([
    ['AmazonSSM.GetParameter', { body: { Parameter: { Name: 'any', Value: SIGNING_SECRET, Type: 'SecureString' } } }],
    ['DynamoDB_20120810.Query', { body: { Items: [], Count: 0 } }],
    ['Lambda.Invoke', { status: 202, body: '' }],
    ['SNS.Publish', { headers: { 'content-type': 'text/xml' }, body: PUBLISHED }],
  ]);
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const call = { what: nameOf(request, body), as: callerOf(request), body };
    calls.push(call);
    const slack = call.what.startsWith('Slack.');
    const { status = 200, headers, body: answer = slack ? { ok: true } : {} } = replies.get(call.what) ?? {};
    response.writeHead(status, {
      'content-type': slack ? 'application/json' : 'application/x-amz-json-1.0',
      ...headers,
    });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    reply: (what: string, reply: Reply) => replies.set(what, reply),
    stop: () => server.close(),
  };
}

function nameOf({ url = '', headers }: IncomingMessage, body: string): string {
  if (url.startsWith('/api/')) return `Slack.${url.slice('/api/'.length)}`;
  if (url.endsWith('/invocations')) return 'Lambda.Invoke';
  const [, action] = /^Action=(\w+)/.exec(body) ?? [];
  return action === undefined ? String(headers['x-amz-target']) : `SNS.${action}`;
}

function callerOf({ headers: { authorization = '' } }: IncomingMessage): string {
  return /Credential=(\w+)\//.exec(authorization)?.[1] ?? authorization;
}
