import { describe, expect, test, vi } from 'vitest';
import { answer } from '../../../bot/messages/answer.ts';
import { createRespond } from '../../../bot/slack/respond.ts';

const API = 'https://slack.com/api/';
const yes = () => vi.fn<typeof fetch>(async () => new Response('ok'));

test('answers at Slack’s own host, to whoever clicked, and leaves the message', async () => {
  const fetch = yes();
  await createRespond(API, fetch)('https://hooks.slack.com/actions/T1/1/x', answer('done'));
  const [url, request] = fetch.mock.calls[0] ?? [];
  expect(String(url)).toBe('https://hooks.slack.com/actions/T1/1/x');
  expect(JSON.parse(String(request?.body))).toEqual({
    response_type: 'ephemeral',
    replace_original: false,
    text: 'done',
  });
});

describe('any other host is never called', () => {
  test.each([
    'https://hooks.slack.com.example.org/x',
    'https://example.org/hooks.slack.com',
    'http://hooks.slack.com/x',
    'http://169.254.169.254/latest/meta-data/',
    'https://user@example.org/x',
    'https://slack.com:8443/x',
  ])('%s', async (url) => {
    const fetch = yes();
    await expect(createRespond(API, fetch)(url, answer('x'))).rejects.toThrow('is not Slack');
    expect(fetch).not.toHaveBeenCalled();
  });
});

test('the host of the configured API is Slack too', async () => {
  const fetch = yes();
  await createRespond('http://127.0.0.1:3000/api/', fetch)('http://127.0.0.1:3000/actions/1', answer('x'));
  expect(fetch).toHaveBeenCalledOnce();
});

test('an answer that Slack does not take is an error', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response('used_url', { status: 404 }));
  await expect(createRespond(API, fetch)('https://hooks.slack.com/x', answer('x'))).rejects.toThrow('404');
});
