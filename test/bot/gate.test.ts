import { describe, expect, test } from 'vitest';
import { admit, MAX_BODY_BYTES, screen } from '../../bot/gate.ts';
import { throughHttpApi } from './support/http-api-event.ts';
import { functionUrlEvent, NOW, SIGNING_SECRET, signatureOf, signedEvent, slashBody } from './support/slack-request.ts';

type Changes = Parameters<typeof signedEvent>[1];

function statusOf(event: unknown): number | 'admitted' | 'certificate check' {
  const screening = screen(event, NOW);
  const result = 'screened' in screening ? admit(screening.screened, SIGNING_SECRET) : screening;
  if ('refused' in result) return result.refused.status;
  return 'admitted' in result ? 'admitted' : 'certificate check';
}

describe('what gets through', () => {
  const body = slashBody({ text: 'create naïve ☃' });
  const cases: [what: string, changes: Changes][] = [
    ['a signed form', {}],
    [
      'a charset behind the content type',
      { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } },
    ],
    ['a content type in capitals', { headers: { 'content-type': 'Application/X-WWW-Form-Urlencoded' } }],
    ['a body in base64', { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }],
    ['a request 5 minutes old', { timestamp: NOW - 300 }],
    ['a clock 5 minutes ahead', { timestamp: NOW + 300 }],
  ];
  test.each(cases)('%s', (_, changes) => {
    expect(statusOf(signedEvent(body, changes))).toBe('admitted');
  });

  test('what comes through an HTTP API', () => {
    expect(statusOf(throughHttpApi(signedEvent(body)))).toBe('admitted');
    expect(statusOf(throughHttpApi(signedEvent(body, { secret: 'another' })))).toBe(401);
  });

  test('header names in any case', () => {
    const event = signedEvent(body);
    const headers = Object.fromEntries(
      Object.entries(event.headers).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect(statusOf({ ...event, headers })).toBe('admitted');
  });

  test('raw non-ASCII in base64, unchanged', () => {
    const raw = 'command=/playground&text=héllo ☃';
    const event = signedEvent(raw, { body: Buffer.from(raw).toString('base64'), isBase64Encoded: true });
    const screening = screen(event, NOW);
    expect('screened' in screening && admit(screening.screened, SIGNING_SECRET)).toMatchObject({
      admitted: { body: raw, requestedAt: NOW, signature: signatureOf(raw, NOW) },
    });
  });

  test('a button, as a payload', () => {
    expect(statusOf(signedEvent(`payload=${encodeURIComponent('{"type":"block_actions"}')}`))).toBe('admitted');
  });
});

describe('what is not from Slack is 401', () => {
  const body = slashBody();
  const cases: [what: string, event: unknown][] = [
    [
      'no headers',
      signedEvent(body, { headers: { 'x-slack-signature': undefined, 'x-slack-request-timestamp': undefined } }),
    ],
    ['no signature', signedEvent(body, { headers: { 'x-slack-signature': undefined } })],
    ['no timestamp', signedEvent(body, { headers: { 'x-slack-request-timestamp': undefined } })],
    ['another secret', signedEvent(body, { secret: 'other' })],
    ['another body', signedEvent(body, { body: slashBody({ text: 'destroy demo' }) })],
    ['another timestamp', signedEvent(body, { headers: { 'x-slack-request-timestamp': String(NOW - 1) } })],
    ['a short signature', signedEvent(body, { headers: { 'x-slack-signature': 'v0=abc' } })],
    ['an empty signature', signedEvent(body, { headers: { 'x-slack-signature': '' } })],
    ['another version', signedEvent(body, { headers: { 'x-slack-signature': `v1=${'0'.repeat(64)}` } })],
    ['301 s old', signedEvent(body, { timestamp: NOW - 301 })],
    ['301 s ahead', signedEvent(body, { timestamp: NOW + 301 })],
    ['1 h ahead', signedEvent(body, { timestamp: NOW + 3600 })],
    ['a timestamp that is no number', signedEvent(body, { headers: { 'x-slack-request-timestamp': 'NaN' } })],
    ['a timestamp with a fraction', signedEvent(body, { headers: { 'x-slack-request-timestamp': `${NOW}.5` } })],
    ['unsigned malformed JSON', unsigned('{"broken', 'application/json')],
    ['an unsigned malformed payload', unsigned('payload={', 'application/x-www-form-urlencoded')],
    ['unsigned plain text', unsigned('hello', 'text/plain')],
    ['unsigned ssl_check=0', unsigned('ssl_check=0', 'application/x-www-form-urlencoded')],
    ['unsigned ssl_check=1', unsigned('ssl_check=1', 'application/x-www-form-urlencoded')],
    ['an empty body', unsigned('', 'application/x-www-form-urlencoded')],
  ];
  test.each(cases)('%s', (_, event) => {
    expect(statusOf(event)).toBe(401);
  });
});

describe('events come as JSON', () => {
  const event = { type: 'event_callback', team_id: 'T1', event: { type: 'app_home_opened', user: 'U1', tab: 'home' } };
  test.each([
    ['an event', JSON.stringify(event), 'application/json'],
    ['with a charset', JSON.stringify(event), 'application/json; charset=utf-8'],
    ['the check of the address', '{"type":"url_verification","challenge":"x"}', 'application/json'],
  ])('%s', (_, body, contentType) => {
    expect(statusOf(signedEvent(body, { headers: { 'content-type': contentType } }))).toBe('admitted');
  });
});

describe('what is signed and makes no sense is 400', () => {
  const json = { headers: { 'content-type': 'application/json' } };
  const cases: [what: string, event: unknown][] = [
    ['JSON that is no event', signedEvent('{"type":"hello"}', json)],
    ['a verification without a challenge', signedEvent('{"type":"url_verification"}', json)],
    ['an event without a type', signedEvent('{"type":"event_callback","event":{}}', json)],
    ['malformed JSON', signedEvent('{"broken', json)],
    ['plain text', signedEvent('hello', { headers: { 'content-type': 'text/plain' } })],
    ['no content type', signedEvent(slashBody(), { headers: { 'content-type': undefined } })],
    ['an empty form', signedEvent('')],
    ['a malformed payload', signedEvent('payload={')],
    ['a payload that is null', signedEvent('payload=null')],
    ['a payload that is a list', signedEvent('payload=[]')],
    ['a field given twice', signedEvent(`${slashBody()}&text=destroy`)],
    ['two payloads', signedEvent('payload={}&payload={}')],
    ['a broken escape', signedEvent('command=%2Fplayground&text=100%')],
    ['neither command nor payload', signedEvent('a=b')],
  ];
  test.each(cases)('%s', (_, event) => {
    expect(statusOf(event)).toBe(400);
  });

  test.each([undefined, null, 'text', 7, {}, { requestContext: {} }, { requestContext: { http: {} }, headers: 7 }])(
    'an event that is %j',
    (event) => {
      expect(statusOf(event)).toBe(400);
    },
  );
});

describe('what is too large is 413', () => {
  test('even with a right signature, which is not looked at', () => {
    expect(screen(signedEvent(`text=${'a'.repeat(MAX_BODY_BYTES)}`), NOW)).toMatchObject({ refused: { status: 413 } });
  });
  test('measured in bytes', () => {
    expect(statusOf(signedEvent(`command=${'é'.repeat(MAX_BODY_BYTES / 2)}`))).toBe(413);
  });
  test('in base64', () => {
    const large = Buffer.alloc(MAX_BODY_BYTES + 1, 'a').toString('base64');
    expect(statusOf(signedEvent('', { body: large, isBase64Encoded: true }))).toBe(413);
  });
  test('and not a byte earlier', () => {
    expect(statusOf(signedEvent(`command=${'a'.repeat(MAX_BODY_BYTES - 'command='.length)}`))).toBe('admitted');
  });
});

test.each(['GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is 405', (method) => {
  expect(statusOf(signedEvent(slashBody(), { method }))).toBe(405);
});

test('Slack looks at the certificate by GET, or by a signed form', () => {
  expect(statusOf(signedEvent('', { method: 'GET', query: { ssl_check: '1' } }))).toBe('certificate check');
  expect(statusOf(signedEvent('ssl_check=1&token=x'))).toBe('certificate check');
});

function unsigned(body: string, contentType: string): unknown {
  return functionUrlEvent({
    body,
    method: 'POST',
    isBase64Encoded: false,
    query: {},
    headers: { 'content-type': contentType },
  });
}
