import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient, type HttpRequest } from '../../../bot/api/client.ts';
import { ANSWER_EXAMPLES } from '../../../bot/api/openapi/examples.ts';
import { problemExample } from '../../../bot/api/openapi/problems.ts';
import { ROUTES } from '../../../bot/api/routes.ts';
import { createMcpServer } from '../../../bot/mcp/server.ts';

/** Every route answers with its example; `answers` says otherwise for a path. */
let answers: Record<string, { status: number; body: object }>;
let requests: HttpRequest[];
let client: Client;

async function send(request: HttpRequest): Promise<{ status: number; body: string }> {
  requests.push(request);
  const { status, body } = answers[`${request.method} ${request.path}`] ?? { status: 500, body: {} };
  return { status, body: JSON.stringify(body) };
}

beforeEach(async () => {
  requests = [];
  answers = Object.fromEntries(
    ROUTES.map(({ operationId, method, path }) => {
      const [example] = Object.entries(ANSWER_EXAMPLES[operationId]);
      const filled = path.replace('{name}', 'demo').replace('{id}', 'op-2a644186be1acab1fbcd');
      return [`${method} ${filled}`, { status: Number(example?.[0]), body: example?.[1] ?? {} }];
    }),
  );
  const server = createMcpServer(createClient(send), (api, id) => api.ask('getOperation', { params: { id } }));
  client = new Client({ name: 'test', version: '1' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(theirs), client.connect(ours)]);
});
afterEach(() => client.close());

describe('the MCP server', () => {
  it('has a tool for each thing to do, which says what it does to playgrounds', async () => {
    const { tools } = await client.listTools();
    const told = tools.map(({ name, annotations }) => {
      if (annotations?.readOnlyHint) return `${name} reads`;
      return `${name} ${annotations?.destructiveHint ? 'destroys' : 'adds'}${annotations?.idempotentHint ? ', once' : ''}`;
    });
    expect(told).toEqual([
      'list_templates reads',
      'list_playgrounds reads',
      'create_playground adds',
      'wait_for_operation reads',
      'playground_status reads',
      'playground_logs reads',
      'extend_playground adds',
      'destroy_playground destroys, once',
    ]);
    for (const { inputSchema } of tools) expect(inputSchema).toMatchObject({ additionalProperties: false });
  });

  it.each([
    ['list_templates', {}, 'GET /templates'],
    ['list_playgrounds', {}, 'GET /playgrounds'],
    ['create_playground', { name: 'demo', idempotencyKey: 'k' }, 'POST /playgrounds'],
    ['wait_for_operation', { id: 'op-2a644186be1acab1fbcd' }, 'GET /operations/op-2a644186be1acab1fbcd'],
    ['playground_status', { name: 'demo' }, 'GET /playgrounds/demo'],
    ['extend_playground', { name: 'demo' }, 'PATCH /playgrounds/demo'],
    ['destroy_playground', { name: 'demo' }, 'DELETE /playgrounds/demo'],
  ])('%s is a request of the API, and its answer is the result', async (name, given, expected) => {
    const result = await client.callTool({ name, arguments: given });
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([expected]);
    expect(result.isError).toBeFalsy();
    expect(result.structuredContent).toEqual(answers[expected]?.body);
  });

  it('reads logs with the number of lines that the API takes unless told', async () => {
    answers['GET /playgrounds/demo/logs?lines=100'] = { status: 200, body: ANSWER_EXAMPLES.getLogs[200] };
    const result = await client.callTool({ name: 'playground_logs', arguments: { name: 'demo' } });
    expect(result.structuredContent).toEqual(ANSWER_EXAMPLES.getLogs[200]);
  });

  it('sends the fields of a create as they were given, and the key as a header', async () => {
    const given = { name: 'demo', template: 'default', lifetimeMinutes: 60, tags: { web: 'v2' } };
    await client.callTool({ name: 'create_playground', arguments: { ...given, idempotencyKey: 'k' } });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(given);
    expect(requests[0]?.headers).toMatchObject({ 'idempotency-key': 'k' });
  });

  it('tells a refusal as an error that says what to do next', async () => {
    answers['DELETE /playgrounds/demo'] = { status: 404, body: problemExample('NO_SUCH_PLAYGROUND').value };
    const result = await client.callTool({ name: 'destroy_playground', arguments: { name: 'demo' } });
    expect(result.isError).toBe(true);
    expect(result.content).toEqual([
      { type: 'text', text: expect.stringMatching(/^There is no such playground\.\n.*\nCode NO_SUCH_PLAYGROUND/) },
    ]);
  });

  it.each([
    ['playground_status', {}, 'name'],
    ['playground_status', { name: 'Not A Name' }, 'name'],
    ['extend_playground', { name: 'demo', minutes: -1 }, 'minutes'],
    ['create_playground', { lifetime: 60 }, 'lifetime'],
  ])('answers wrong input of %s %j with an error that names it, and asks nobody', async (name, given, field) => {
    const result = await client.callTool({ name, arguments: given });
    expect(result).toMatchObject({ isError: true, content: [{ type: 'text', text: expect.stringContaining(field) }] });
    expect(requests).toEqual([]);
  });

  it('says so when what answers is not the API', async () => {
    answers = {};
    const result = await client.callTool({ name: 'list_templates', arguments: {} });
    expect(result).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('answered by something else than the API') }],
    });
  });
});
