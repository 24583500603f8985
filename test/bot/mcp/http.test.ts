import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterEach, describe, expect, it } from 'vitest';
import { createHandler } from '../../../bot/api/handler.ts';
import { apiDeps, urlEvent } from '../api/support/api.ts';
import { fakeRegistry } from '../support/fake-registry.ts';
import { ADA, playground } from '../support/rows.ts';

/** In the newest protocol it would be answered by a stream without an end. */
const META = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};
const LISTEN = {
  jsonrpc: '2.0',
  id: 1,
  method: 'subscriptions/listen',
  params: { _meta: META, notifications: { toolsListChanged: true } },
};

let client: Client | undefined;
afterEach(() => client?.close());

/** A client of the function, which the SDK's own transport reaches as if it had a URL. */
async function connect(authorization = 'pipeline') {
  const deps = apiDeps({ registry: fakeRegistry({ playgrounds: [playground({ name: 'old', id: 'old-1' })] }) });
  const handler = createHandler(deps);
  const statuses: number[] = [];
  const toFunction: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = await request.text();
    const event = urlEvent(request.method, new URL(request.url).pathname, {
      headers: { ...Object.fromEntries(request.headers), authorization },
      ...(body !== '' && { body }),
    });
    const { statusCode, headers, body: said } = await handler(event, { awsRequestId: 'lambda-1' });
    statuses.push(statusCode);
    return new Response([202, 204].includes(statusCode) ? null : said, { status: statusCode, headers });
  };
  client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL('https://api.test/mcp'), { fetch: toFunction }));
  return { client, deps, statuses };
}

describe('MCP over the function’s URL', () => {
  it('creates, tells and destroys with the rights of the token, for the person that it acts for', async () => {
    const { client, deps } = await connect();
    const created = await client.callTool({ name: 'create_playground', arguments: { name: 'demo' } });
    expect(created.structuredContent).toMatchObject({ kind: 'create', state: 'queued', playground: 'demo' });
    expect(deps.registry.playgrounds.get('demo')).toMatchObject({ ownerId: ADA, state: 'creating' });
    const status = await client.callTool({ name: 'playground_status', arguments: { name: 'demo' } });
    expect(status.structuredContent).toMatchObject({ owner: ADA, state: 'creating' });
    const destroyed = await client.callTool({ name: 'destroy_playground', arguments: { name: 'old' } });
    expect(destroyed.structuredContent).toMatchObject({ kind: 'destroy', playground: 'old' });
    expect(deps.registry.playgrounds.get('old')).toMatchObject({ state: 'destroying' });
  });

  it('refuses as the API does', async () => {
    const { client } = await connect();
    const result = await client.callTool({ name: 'playground_status', arguments: { name: 'none' } });
    expect(result).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('Code NO_SUCH_PLAYGROUND') }],
    });
  });

  it('does not even list its tools to somebody who is not known', async () => {
    await expect(connect('somebody')).rejects.toThrow('401');
  });

  it('takes nothing but POST', async () => {
    const handler = createHandler(apiDeps());
    for (const method of ['GET', 'DELETE', 'TRACE'])
      expect(await handler(urlEvent(method, '/mcp'), { awsRequestId: 'lambda-1' })).toMatchObject({
        statusCode: 405,
        headers: { allow: 'POST' },
      });
  });

  it('does not keep a stream open for somebody who wants to hear of changes', async () => {
    const headers = {
      'MCP-Protocol-Version': '2026-07-28',
      'Mcp-Method': LISTEN.method,
      accept: 'application/json, text/event-stream',
    };
    const event = urlEvent('POST', '/mcp', { body: LISTEN, headers });
    const { body } = await createHandler(apiDeps())(event, { awsRequestId: 'lambda-1' });
    expect(body).toContain('Subscription limit reached');
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['no message', '[]'],
    ['an unknown method', '{"jsonrpc":"2.0","id":1,"method":"x"}'],
    ['deep nesting', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    ['bytes', '\u0000\u00ff'],
  ])('answers %s without breaking', async (_, body) => {
    const deps = apiDeps();
    const event = urlEvent('POST', '/mcp', { body, headers: { accept: 'application/json, text/event-stream' } });
    const { statusCode } = await createHandler(deps)(event, { awsRequestId: 'lambda-1' });
    expect(statusCode).toBeLessThan(500);
    expect(deps.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

it('tells the OpenAPI document to whoever is known', async () => {
  const handler = createHandler(apiDeps());
  const { statusCode, body } = await handler(urlEvent('GET', '/openapi.json'), { awsRequestId: 'lambda-1' });
  expect(statusCode).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ openapi: '3.1.1' });
  const stranger = urlEvent('GET', '/openapi.json', { headers: { authorization: 'somebody' } });
  expect(await handler(stranger, { awsRequestId: 'lambda-1' })).toMatchObject({ statusCode: 401 });
});
