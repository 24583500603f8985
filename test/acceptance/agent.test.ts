import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overHttp } from '../../bot/api/client/over-http.ts';
import { sigV4 } from '../../bot/api/client/sigv4.ts';
import { createClient } from '../../bot/api/client.ts';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { theCloud } from './cloud/the-cloud.ts';
import { leftovers } from './leftovers.ts';
import { ADA, destroy, told, type, words } from './person.ts';

const cloud = await theCloud();
const { region, credentials } = clientOptions(cloud.endpoint);
const sign = sigV4(region, credentials);

/** The SDK's own transport, whose requests are signed on their way. */
const signedFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const url = new URL(request.url);
  const body = await request.text();
  const { method } = request;
  if (method !== 'POST') return new Response(null, { status: 405 });
  const asked = { method, url, path: url.pathname, headers: Object.fromEntries(request.headers), body } as const;
  return await fetch(url, { method, headers: { ...asked.headers, ...(await sign(asked)) }, body });
};

let client: Client;
beforeAll(async () => {
  client = new Client({ name: 'acceptance', version: '1' });
  const requestInit = { headers: { 'playground-user': ADA } };
  const address = new URL(`${cloud.api.signedUrl}mcp`);
  await client.connect(new StreamableHTTPClientTransport(address, { fetch: signedFetch, requestInit }));
});
afterAll(async () => {
  await client.close();
  await type(cloud, ADA, '/playground destroy agent').catch(() => undefined);
});

async function call(name: string, given: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: given });
  if (isError) throw new Error(JSON.stringify(content));
  return structuredContent as Record<string, unknown>;
}

describe('a playground that an agent asks for', () => {
  it('is made, and waited for until it is ready', async () => {
    const { templates } = (await call('list_templates')) as { templates: { name: string }[] };
    expect(templates.map(({ name }) => name)).toContain('hello');
    let operation = await call('create_playground', { name: 'agent', idempotencyKey: 'agent-1' });
    while (operation['state'] === 'queued' || operation['state'] === 'running')
      operation = await call('wait_for_operation', { id: operation['id'] });
    expect(operation).toMatchObject({ kind: 'create', state: 'succeeded', playground: 'agent' });
    expect(await call('playground_status', { name: 'agent' })).toMatchObject({ owner: ADA, state: 'ready' });
  });

  it('is its owner’s in Slack, who is told its password there', async () => {
    expect(words(await told(cloud, ADA, 'agent', /is ready, until/))).toContain('Password:');
    expect(await type(cloud, ADA, '/playground list')).toContain('agent');
  });

  it('is the same one over HTTP, where the same key creates nothing twice', async () => {
    const api = createClient(overHttp(cloud.api.signedUrl, sign), { onBehalfOf: ADA });
    const again = await api.ask('createPlayground', { body: { name: 'agent' }, idempotencyKey: 'agent-1' });
    expect(again).toMatchObject({ ok: true, body: { kind: 'create', playground: 'agent' } });
  });

  it('is destroyed from Slack, and the agent hears that there is none', async () => {
    await destroy(cloud, ADA, 'agent');
    expect(await leftovers(cloud, 'agent')).toEqual([]);
    await expect(call('playground_status', { name: 'agent' })).rejects.toThrow('NO_SUCH_PLAYGROUND');
  });
});
