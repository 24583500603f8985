import { expect, test } from 'vitest';
import { isSigned, sign } from '../../bot/signature.ts';

// The example of Slack's "Verifying requests from Slack" page.
const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const timestamp = '1531420618';
const body =
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';

test("agrees with Slack's own example", () => {
  expect(sign(secret, timestamp, Buffer.from(body))).toBe(signature);
  expect(isSigned(secret, timestamp, Buffer.from(body), signature)).toBe(true);
});

test.each([
  ['another letter', `${signature.slice(0, -1)}4`],
  ['another length', signature.slice(0, -1)],
  ['nothing', ''],
])('%s is no signature', (_, given) => {
  expect(isSigned(secret, timestamp, Buffer.from(body), given)).toBe(false);
});
