import { describe, expect, it } from 'vitest';
import { createClient, type HttpRequest } from '../../../bot/api/client.ts';
import { ANSWER_EXAMPLES } from '../../../bot/api/openapi/examples.ts';
import { problemExample } from '../../../bot/api/openapi/problems.ts';

/** An API that answers everything the same way, and remembers what it was asked. */
function answering(status: number, body: unknown) {
  const requests: HttpRequest[] = [];
  const api = createClient(
    async (request) => {
      requests.push(request);
      return { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
    },
    { onBehalfOf: 'U0ADA0001' },
  );
  return { api, requests };
}

describe('the client', () => {
  it('sends a body as JSON, with whom it is for and its idempotency key', async () => {
    const { api, requests } = answering(202, ANSWER_EXAMPLES.createPlayground[202]);
    const told = await api.ask('createPlayground', { body: { name: 'demo' }, idempotencyKey: 'pr-42' });
    expect(told).toEqual({ ok: true, status: 202, body: ANSWER_EXAMPLES.createPlayground[202] });
    expect(requests).toEqual([
      {
        method: 'POST',
        path: '/playgrounds',
        headers: {
          accept: 'application/json, application/problem+json',
          'content-type': 'application/json',
          'playground-user': 'U0ADA0001',
          'idempotency-key': 'pr-42',
        },
        body: '{"name":"demo"}',
      },
    ]);
  });

  it('puts parameters into path and query, escaped', async () => {
    const { api, requests } = answering(200, ANSWER_EXAMPLES.getLogs[200]);
    await api.ask('getLogs', { params: { name: 'a/../b' }, query: { container: 'w&b', lines: undefined } });
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/playgrounds/a%2F..%2Fb/logs?container=w%26b' });
    expect(requests[0]).not.toHaveProperty('body');
  });

  it('gives a problem as it is', async () => {
    const { value } = problemExample('NO_SUCH_PLAYGROUND');
    const { api } = answering(404, value);
    expect(await api.ask('getPlayground', { params: { name: 'demo' } })).toEqual({ ok: false, problem: value });
  });

  it('says so when AWS turned the signature down', async () => {
    const { api } = answering(403, { Message: 'Forbidden' });
    await expect(api.ask('listTemplates', {})).rejects.toThrow('AWS let nobody in (403: Forbidden)');
  });

  it('says so when something else is at that address', async () => {
    const { api } = answering(200, '<html>hello');
    await expect(api.ask('listTemplates', {})).rejects.toThrow();
    await expect(answering(418, '<html>hello').api.ask('listTemplates', {})).rejects.toThrow(
      'with status 418: <html>hello',
    );
  });
});
