import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../bot/app.ts';
import { createHandler } from '../../bot/handler.ts';
import { answerDeps } from './support/answer-deps.ts';
import { fakeLog } from './support/fake-log.ts';
import { fakeRegistry } from './support/fake-registry.ts';
import { functionUrlEvent, NOW, SIGNING_SECRET, signedEvent, slashBody } from './support/slack-request.ts';

const context = { awsRequestId: 'lambda-request' };
const fetchSpy = vi.fn(async () => {
  throw new Error('the network is out of bounds');
});

beforeEach(() => {
  vi.stubGlobal('fetch', fetchSpy);
});
afterEach(() => {
  vi.unstubAllGlobals();
  fetchSpy.mockClear();
});

/** The real gate and the real Bolt; everything behind them counts its calls. */
function setUp(changes: { signingSecret?: () => Promise<string>; clock?: () => number } = {}) {
  const log = fakeLog();
  const registry = fakeRegistry();
  const calls = {
    claimCreate: vi.spyOn(registry, 'claimCreate'),
    listByOwner: vi.spyOn(registry, 'listByOwner'),
    getPlayground: vi.spyOn(registry, 'getPlayground'),
    invoke: vi.fn(async () => undefined),
    signingSecret: vi.fn(changes.signingSecret ?? (async () => SIGNING_SECRET)),
  };
  const clock = changes.clock ?? (() => NOW * 1000);
  const bolt = createApp(answerDeps({ registry, invoke: calls.invoke, clock, log }));
  const handler = createHandler({ signingSecret: calls.signingSecret, bolt, log, clock });
  return { handler, bolt, calls, log };
}

const countsOf = (calls: ReturnType<typeof setUp>['calls']) =>
  Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, call.mock.calls.length]));
const noCalls = { claimCreate: 0, listByOwner: 0, getPlayground: 0, invoke: 0 };

const form = 'application/x-www-form-urlencoded';
const unsigned = (body: string, contentType: string) =>
  functionUrlEvent({
    body,
    method: 'POST',
    isBase64Encoded: false,
    query: {},
    headers: { 'content-type': contentType },
  });

test('what only keeps it warm is answered before anything is read, and is no answer that somebody waited for', async () => {
  const { handler, calls, log } = setUp();
  await expect(handler({ keepWarm: true }, context)).resolves.toMatchObject({ statusCode: 204 });
  expect(countsOf(calls)).toEqual({ ...noCalls, signingSecret: 0 });
  expect(log.lines).toEqual([]);
});

describe('what is not a request of Slack costs no call, and is never thrown', () => {
  const cases: [what: string, status: number, event: unknown][] = [
    ['unsigned malformed JSON', 401, unsigned('{"broken', 'application/json')],
    ['an unsigned malformed payload', 401, unsigned('payload={', form)],
    ['unsigned plain text', 401, unsigned('hello', 'text/plain')],
    ['unsigned ssl_check=0', 401, unsigned('ssl_check=0', form)],
    ['a body without headers', 401, { requestContext: { http: { method: 'POST' } }, body: 'x' }],
    ['301 s old', 401, signedEvent(slashBody(), { timestamp: NOW - 301 })],
    ['1 h ahead', 401, signedEvent(slashBody(), { timestamp: NOW + 3600 })],
    ['huge', 413, signedEvent('x'.repeat(500_001))],
    ['a browser', 405, signedEvent('', { method: 'GET' })],
    ['an invocation with nothing', 400, undefined],
  ];
  test.each(cases)('%s', async (_, status, event) => {
    const { handler, calls } = setUp();
    expect(await handler(event, context)).toMatchObject({ statusCode: status });
    // Not even the secret is asked for.
    expect(countsOf(calls)).toEqual({ ...noCalls, signingSecret: 0 });
    expect(fetchSpy).not.toHaveBeenCalled();
  });

  const signed: [what: string, status: number, event: unknown][] = [
    ['wrongly signed', 401, signedEvent(slashBody(), { secret: 'other' })],
    ['signed JSON', 400, signedEvent('{"broken', { headers: { 'content-type': 'application/json' } })],
    ['a signed malformed payload', 400, signedEvent('payload={')],
    ['a signed ssl_check', 200, signedEvent('ssl_check=1&token=x')],
  ];
  test.each(signed)('%s', async (_, status, event) => {
    const { handler, calls } = setUp();
    expect(await handler(event, context)).toMatchObject({ statusCode: status });
    expect(countsOf(calls)).toEqual({ ...noCalls, signingSecret: 1 });
  });
});

describe('a slash command', () => {
  const answerTo = async (event: unknown) => {
    const parts = setUp();
    const response = await parts.handler(event, context);
    return { ...parts, response, answer: response.statusCode === 200 ? JSON.parse(response.body) : undefined };
  };

  test('is answered with a text that only the asker sees', async () => {
    const { answer, calls } = await answerTo(signedEvent(slashBody({ text: 'create demo' })));
    expect(answer).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('*demo* is being made') });
    expect(countsOf(calls)).toMatchObject({ claimCreate: 1, invoke: 1 });
  });

  test('needs no call to Slack, auth.test included', async () => {
    await answerTo(signedEvent(slashBody({ text: 'list' })));
    expect(fetchSpy).not.toHaveBeenCalled();
  });

  test('with a charset behind the content type is answered', async () => {
    const headers = { 'content-type': `${form}; charset=utf-8` };
    expect((await answerTo(signedEvent(slashBody(), { headers }))).response.statusCode).toBe(200);
  });

  test('in base64 with letters beyond ASCII is answered with those letters', async () => {
    const body = `${slashBody({ text: '' }).replace('&text=', '')}&text=create naïve`;
    const event = signedEvent(body, { body: Buffer.from(body).toString('base64'), isBase64Encoded: true });
    expect((await answerTo(event)).answer.text).toContain('`naïve`');
  });

  test('delivered twice is one playground', async () => {
    const { handler, calls } = setUp();
    const event = signedEvent(slashBody({ text: 'create demo' }));
    const [first, second] = [await handler(event, context), await handler(event, context)];
    expect(second).toEqual(first);
    expect(calls.claimCreate.mock.results.length).toBe(2);
  });

  test('of another name is not ours', async () => {
    expect((await answerTo(signedEvent(slashBody({ command: '/other' })))).response.statusCode).toBe(404);
  });

  test('carries the time of the request, so that a repeat asks for the same', async () => {
    const { calls } = await answerTo(signedEvent(slashBody({ text: 'create demo' }), { timestamp: NOW - 120 }));
    expect(calls.claimCreate.mock.calls[0]?.[0]).toMatchObject({
      requestedAt: NOW - 120,
      requestKey: 'T0TEST001:1.2.3',
    });
  });
});

test('a secret that cannot be read is 500 with a reference, and the next request reads it again', async () => {
  const signingSecret = vi
    .fn()
    .mockRejectedValueOnce(new Error('ThrottlingException'))
    .mockResolvedValue(SIGNING_SECRET);
  const { handler, log } = setUp({ signingSecret });
  const response = await handler(signedEvent(slashBody()), context);
  expect(response).toMatchObject({ statusCode: 500, body: expect.stringContaining('lambda-request') });
  expect(response.body).not.toContain('Throttling');
  expect(log.lines).toMatchObject([{ level: 'error', details: { reference: 'lambda-request' } }]);
  expect(await handler(signedEvent(slashBody()), context)).toMatchObject({ statusCode: 200 });
});

test.each([
  ['throws', async () => Promise.reject(new Error('bug'))],
  ['answers 500', async () => ({ statusCode: 500, body: 'Internal server error' })],
])('when Bolt %s, the answer is 500 with a reference', async (_, bolt) => {
  const handler = createHandler({
    signingSecret: async () => SIGNING_SECRET,
    bolt,
    log: fakeLog(),
    clock: () => NOW * 1000,
  });
  const response = await handler(signedEvent(slashBody()), context);
  expect(response).toMatchObject({ statusCode: 500, body: expect.stringContaining('lambda-request') });
});

test('Bolt gets what was verified and no more: no header and no query of the request', async () => {
  const bolt = vi.fn(async () => ({ statusCode: 200, body: '' }));
  const handler = createHandler({
    signingSecret: async () => SIGNING_SECRET,
    bolt,
    log: fakeLog(),
    clock: () => NOW * 1000 + 50,
  });
  await handler(signedEvent(slashBody(), { headers: { 'x-slack-retry-num': '1' } }), context);
  expect(bolt.mock.calls[0]).toMatchObject([
    {
      headers: { 'content-type': form },
      requestContext: { gate: { arrivedAt: NOW * 1000, requestedAt: NOW, reference: 'lambda-request' } },
    },
    context,
  ]);
});

test('a stamp of arrival that cannot be right is ignored', async () => {
  const bolt = vi.fn(async () => ({ statusCode: 200, body: '' }));
  const handler = createHandler({
    signingSecret: async () => SIGNING_SECRET,
    bolt,
    log: fakeLog(),
    clock: () => NOW * 1000 - 50,
  });
  await handler(signedEvent(slashBody()), context);
  expect(bolt.mock.calls[0]).toMatchObject([{ requestContext: { gate: { arrivedAt: NOW * 1000 - 50 } } }, context]);
});

test('takes two arguments, or Node 24 on Lambda refuses it (bolt-js#2761)', () => {
  const { handler, bolt } = setUp();
  expect([handler.length, bolt.length]).toEqual([2, 2]);
});
