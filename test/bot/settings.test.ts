import { expect, it } from 'vitest';
import { apiUrl, flag } from '../../bot/settings.ts';

it('reads a switch as infra writes it, and nothing else', () => {
  expect([true, false].map((value) => flag.parse(String(value)))).toEqual([true, false]);
  expect(flag.safeParse('yes').success).toBe(false);
});

it.each(['https://slack.com/api/', 'http://127.0.0.1:4600/api/', 'https://slack.example/'])('takes %s', (url) => {
  expect(apiUrl.parse(url)).toBe(url);
});

it.each(['https://slack.com/api', 'https://slack.com', 'https:///api/', 'file:///api/', 'slack/', 'https://a b/'])(
  'does not take %s, which no method can be put behind',
  (url) => {
    expect(apiUrl.safeParse(url).error?.message).toContain('must be a URL that ends with /');
  },
);

it('does not take what only looks like an address', () => {
  expect(apiUrl.safeParse('https://[slack/api/').error?.message).toContain('must be a URL');
});
