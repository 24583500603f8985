import { describe, expect, it } from 'vitest';
import { BOT_TOKEN } from '../support.ts';
import { createTestApi } from './support.ts';

const form = 'application/x-www-form-urlencoded';

describe('a call of the Web API', () => {
  it.each([
    ['without a token', { authorization: undefined }, 'not_authed'],
    ['with a foreign token', { authorization: 'Bearer xoxb-other' }, 'invalid_auth'],
    ['with a scheme that is not Bearer', { authorization: `Basic ${BOT_TOKEN}` }, 'not_authed'],
    ['with a body of no type', { contentType: undefined }, 'missing_post_type'],
    ['with a body of a foreign type', { contentType: 'text/plain' }, 'invalid_post_type'],
    ['with broken JSON', { body: '{' }, 'invalid_json'],
    ['with JSON that is no object', { body: '[1]' }, 'json_not_object'],
    ['with a token inside of JSON', { authorization: undefined, body: `{"token":"${BOT_TOKEN}"}` }, 'not_authed'],
  ])('%s is refused with status 200', (_, request, error) => {
    const { status, body } = createTestApi().call('auth.test', {}, request);
    expect({ status, body }).toEqual({ status: 200, body: { ok: false, error } });
  });

  it.each([
    ['a form with the token as a field', { authorization: undefined, contentType: form, body: `token=${BOT_TOKEN}` }],
    ['a form with a bearer token', { contentType: `${form}; charset=utf-8`, body: 'x=1' }],
    ['a query', { httpMethod: 'GET', contentType: undefined, body: '' }],
  ])('is taken as %s', (_, request) => {
    expect(createTestApi().call('auth.test', {}, request).body).toMatchObject({ ok: true, bot_id: 'B0LOCAL01' });
  });

  it.each(['chat.scheduleMessage', 'dialog.open', 'toString', '__proto__'])('of %s is unknown', (method) => {
    expect(createTestApi().answer(method)).toMatchObject({ ok: false, error: 'unknown_method' });
  });

  it('is refused with 429 and Retry-After as often as it was told to, and other methods are not', () => {
    const { call, rateLimits } = createTestApi();
    rateLimits.limit('auth.test', 7, 1);
    expect(call('users.list').status).toBe(200);
    const limited = call('auth.test');
    expect(limited).toMatchObject({ status: 429, headers: { 'retry-after': '7' }, body: { error: 'ratelimited' } });
    expect(call('auth.test').status).toBe(200);
  });

  it('is not served during an outage, of whichever kind, and is afterwards', () => {
    const { call, outages } = createTestApi();
    outages.begin({ is: 'down' });
    expect(call('auth.test').status).toBe(503);
    outages.begin({ is: 'error', error: 'token_revoked' });
    expect(call('auth.test')).toMatchObject({ status: 200, body: { ok: false, error: 'token_revoked' } });
    outages.begin({ is: 'none' });
    expect(call('auth.test').body).toMatchObject({ ok: true });
  });
});
