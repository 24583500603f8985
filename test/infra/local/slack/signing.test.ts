import { verifySlackRequest } from '@slack/bolt';
import { expect, it } from 'vitest';
import { signatureHeaders } from '../../../../infra/local/slack/signing.ts';
import { SIGNING_SECRET } from './support.ts';

const now = 1_700_000_000;
const verify = (headers: Record<string, string>, body: string, at = now): void =>
  verifySlackRequest({
    signingSecret: SIGNING_SECRET,
    body,
    headers: {
      'x-slack-signature': headers['x-slack-signature'] ?? '',
      'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
    },
    nowMilliseconds: at * 1000,
  });

it('signs as Slack does, by the word of its own library', () => {
  const headers = signatureHeaders(SIGNING_SECRET, 'text=h%C3%A9&user_id=U1', now);
  expect(headers['x-slack-signature']).toMatch(/^v0=[0-9a-f]{64}$/);
  expect(() => verify(headers, 'text=h%C3%A9&user_id=U1')).not.toThrow();
  expect(() => verify(headers, 'text=other&user_id=U1')).toThrow();
  expect(() => verify(headers, 'text=h%C3%A9&user_id=U1', now + 301)).toThrow();
});

it('depends on the secret', () => {
  expect(signatureHeaders('another', 'a', now)).not.toEqual(signatureHeaders(SIGNING_SECRET, 'a', now));
});
