import { describe, expect, it, vi } from 'vitest';
import { createHandler } from '../../../bot/api/handler.ts';
import { MAX_BODY_BYTES } from '../../../bot/api/incoming.ts';
import { throughHttpApi } from '../support/http-api-event.ts';
import { ADA, GRACE } from '../support/rows.ts';
import { NOW } from '../support/slack-request.ts';
import { apiDeps, ask, PIPELINE, urlEvent } from './support/api.ts';

const LARGE = JSON.stringify({ name: 'x'.repeat(MAX_BODY_BYTES) });

describe('a request that cannot be taken', () => {
  it.each([
    ['no JSON', '{"name":', 400, 'MALFORMED_REQUEST'],
    ['nothing at all', '', 400, 'MALFORMED_REQUEST'],
    ['no UTF-8', '{"name":"\xff"}', 400, 'MALFORMED_REQUEST'],
    ['deep', '['.repeat(30_000), 400, 'MALFORMED_REQUEST'],
    ['deep and whole', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, 400, 'MALFORMED_REQUEST'],
    ['large', LARGE, 413, 'TOO_LARGE'],
    ['a list', '[]', 422, 'INVALID_REQUEST'],
    ['null', 'null', 422, 'INVALID_REQUEST'],
    ['an unknown field', '{"nmae":"demo"}', 422, 'INVALID_REQUEST'],
    ['a field of the language', '{"__proto__":{"name":"demo"}}', 422, 'INVALID_REQUEST'],
    ['a name that is none', '{"name":"../etc"}', 422, 'INVALID_REQUEST'],
    ['a name that is no label of DNS', '{"name":"demo-"}', 422, 'INVALID_REQUEST'],
    ['half a minute', '{"lifetimeMinutes":0.5}', 422, 'INVALID_REQUEST'],
  ])('has a body that is %s', async (_, body, status, code) => {
    const deps = apiDeps();
    for (const encoded of [false, true]) {
      if (!encoded && body.includes('\xff')) continue;
      const answer = await ask(deps, 'POST', '/playgrounds', { body, encoded });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    expect(deps.registry.operations.size).toBe(0);
    expect(deps.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('names every field that does not fit, and where', async () => {
    const { body } = await ask(apiDeps(), 'POST', '/playgrounds', {
      body: { lifetimeMinutes: 'long', tags: { web: 1 } },
    });
    expect(body.errors).toEqual([
      { in: 'body', pointer: '/lifetimeMinutes', detail: expect.any(String) },
      { in: 'body', pointer: '/tags/web', detail: expect.any(String) },
    ]);
  });

  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/jsonp', 415],
    ['Application/JSON; charset=utf-8', 202],
  ])('says that its body is %s', async (type, status) => {
    const headers = { 'Content-Type': type, 'content-type': type };
    expect((await ask(apiDeps(), 'POST', '/playgrounds', { body: '{}', headers })).status).toBe(status);
  });

  it.each([
    '/',
    '/playground',
    '/playgrounds/',
    '/playgrounds/demo/log',
    '//playgrounds',
    '/operations',
    '/%',
    '/../x',
  ])('goes to %s, where there is nothing', async (path) => {
    const { status, body } = await ask(apiDeps(), 'GET', path);
    expect([status, body.code]).toEqual([404, 'NO_SUCH_PATH']);
  });

  it.each([
    ['PUT', '/playgrounds', 'POST, GET'],
    ['POST', '/playgrounds/demo', 'GET, PATCH, DELETE'],
    ['HEAD', '/templates', 'GET'],
    ['OPTIONS', '/operations/op-00000000', 'GET'],
  ])('uses %s on %s, and is told what it may', async (method, path, allow) => {
    const { status, headers } = await ask(apiDeps(), method, path);
    expect([status, headers['allow']]).toEqual([405, allow]);
  });

  it('has a query that is not asked for, or twice', async () => {
    expect((await ask(apiDeps(), 'GET', '/playgrounds', { query: 'all=1' })).status).toBe(422);
    expect((await ask(apiDeps(), 'GET', '/playgrounds/demo/logs', { query: 'lines=5&lines=6' })).status).toBe(422);
  });
});

describe('who asks', () => {
  it('is not known: the same words, whatever was wrong and wherever it goes', async () => {
    const bodies = await Promise.all(
      [
        ask(apiDeps(), 'GET', '/playgrounds', { headers: { authorization: '' } }),
        ask(apiDeps(), 'GET', '/playgrounds', { headers: { authorization: 'Bearer x' } }),
        ask(apiDeps(), 'BREW', '/coffee', { headers: { authorization: 'somebody' } }),
        ask(apiDeps(), 'POST', '/playgrounds', { headers: { authorization: 'somebody' }, body: 'no JSON' }),
      ].map(async (asking) => {
        const { status, headers, body } = await asking;
        return JSON.stringify([status, headers, body]);
      }),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('401');
  });

  it('says for whom, and acts for nobody else', async () => {
    const callers = {
      pipeline: PIPELINE,
      both: { ...PIPELINE, id: 'both', actsFor: [ADA, GRACE] },
      any: { ...PIPELINE, id: 'any', actsFor: 'anybody' as const },
    };
    const deps = apiDeps({}, callers);
    const status = async (authorization: string, user?: string) =>
      (await ask(deps, 'GET', '/playgrounds', { headers: { authorization, ...(user && { 'Playground-User': user }) } }))
        .body.code;
    expect(await status('pipeline')).toBeUndefined();
    expect(await status('pipeline', ADA)).toBeUndefined();
    expect(await status('pipeline', GRACE)).toBe('NOT_IN_SCOPE');
    expect(await status('both')).toBe('INVALID_REQUEST');
    expect(await status('both', GRACE)).toBeUndefined();
    expect(await status('any')).toBe('INVALID_REQUEST');
    expect(await status('any', 'U0ANYBODY')).toBeUndefined();
    expect(await status('any', 'ada')).toBe('INVALID_REQUEST');
  });

  it('asks for members of the allowed groups only', async () => {
    const allowed = { teams: ['T0OTHER01'], enterprises: [], channels: ['C0ONE0001'], userGroups: ['S0TEAM001'] };
    const deps = apiDeps({ allowed });
    expect((await ask(deps, 'GET', '/playgrounds')).body.code).toBe('NOT_ALLOWED');
    deps.lookups.membersOf.mockResolvedValue(new Set([ADA]));
    expect((await ask(deps, 'GET', '/playgrounds')).status).toBe(200);
    deps.lookups.membersOf.mockRejectedValue(new Error('timeout'));
    expect((await ask(deps, 'GET', '/playgrounds')).status).toBe(503);
  });
});

describe('an answer that is not there within ten seconds of the request', () => {
  const never = () => new Promise<never>(() => undefined);
  it.each<[string, () => ReturnType<typeof apiDeps>]>([
    ['who asks', () => apiDeps({ authenticate: never })],
    ['whether they may', () => withGroups(never)],
    ['whether it is a repeat', () => apiDeps({ keepRequest: never })],
    ['the registry', () => withRegistry(never)],
  ])('is that nothing is known, where %s is never said', async (_, depsOf) => {
    vi.useFakeTimers({ now: NOW * 1000 });
    try {
      const answer = ask({ ...depsOf(), clock: Date.now }, 'POST', '/playgrounds', {
        headers: { 'idempotency-key': 'one' },
        body: { name: 'demo' },
      });
      await vi.advanceTimersByTimeAsync(10_000);
      const { status, body } = await answer;
      expect([status, body.code, body.detail]).toEqual([503, 'BUSY', expect.stringContaining('Idempotency-Key')]);
    } finally {
      vi.useRealTimers();
    }
  });

  function withGroups(membersOf: () => Promise<never>) {
    const deps = apiDeps({ allowed: { teams: [], enterprises: [], channels: [], userGroups: ['S0TEAM001'] } });
    deps.lookups.membersOf.mockImplementation(membersOf);
    return deps;
  }

  function withRegistry(claimCreate: () => Promise<never>) {
    const deps = apiDeps();
    deps.registry.claimCreate = claimCreate;
    return deps;
  }
});

describe('when something breaks', () => {
  it('the answer has a reference and not a word of it, and the log has both', async () => {
    const deps = apiDeps();
    deps.registry.listByOwner = async () => {
      throw new Error('AccessDenied: arn:aws:dynamodb:secret');
    };
    const { status, body } = await ask(deps, 'GET', '/playgrounds');
    expect([status, body.code, body.reference]).toEqual([500, 'INTERNAL', 'lambda-1']);
    expect(JSON.stringify(body)).not.toContain('AccessDenied');
    expect(deps.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', details: expect.objectContaining({ reference: 'lambda-1' }) }),
    );
  });

  it('an event that no URL sent is answered too', async () => {
    const { createHandler } = await import('../../../bot/api/handler.ts');
    const response = await createHandler(apiDeps())({ Records: [] }, { awsRequestId: 'lambda-2' });
    expect(response.statusCode).toBe(500);
  });
});

describe('a request through an HTTP API', () => {
  it('is answered as one to a function URL is', async () => {
    const deps = apiDeps();
    const event = throughHttpApi({
      body: '{"name":"demo"}',
      ...urlEvent('POST', '/playgrounds', { body: { name: 'demo' } }),
    });
    const { statusCode, body } = await createHandler(deps)(event, { awsRequestId: 'lambda-1' });
    expect([statusCode, JSON.parse(body)]).toEqual([202, expect.objectContaining({ playground: 'demo' })]);
  });
});
