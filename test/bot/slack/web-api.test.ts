import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { section } from '../../../bot/messages/message.ts';
import type { Secret } from '../../../bot/parameter.ts';
import { SlackRefusal } from '../../../bot/slack/slack.ts';
import type { Tag } from '../../../bot/slack/tag.ts';
import { createSlack } from '../../../bot/slack/web-api.ts';

interface Call {
  method: string;
  token: string | undefined;
  body: Record<string, string>;
}
type Reply = { status?: number; headers?: Record<string, string>; body?: unknown } | 'hang up';

const message = { text: 'hello', blocks: [] };
const tag = { operation_id: 'op-1', playground_id: 'demo-1', kind: 'create', state: 'queued' };
const where = { channel: 'D1', ts: '1.0' };
let server: Server;
let calls: Call[];
let replies: Reply[];
let slept: number[];

/** Slack's side of the wire, answering from a list; an empty list is a plain yes. */
beforeEach(async () => {
  calls = [];
  replies = [];
  slept = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      calls.push({ method: request.url ?? '', token: request.headers.authorization, body });
      const reply = replies.shift() ?? { body: { ok: true, ...where } };
      if (reply === 'hang up') return request.socket.destroy();
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      return response.end(JSON.stringify(reply.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const connect = (token: Secret = async () => 'xoxb-1') =>
  createSlack(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    token,
    async (ms) => void slept.push(ms),
  );

const tooFast = (seconds: number): Reply => ({ status: 429, headers: { 'retry-after': String(seconds) } });
const no = (error: string): Reply => ({ body: { ok: false, error } });

test('nothing goes to Slack that is over its limits', async () => {
  const long = { text: 'x'.repeat(5000), blocks: [section('y'.repeat(5000))] };
  await connect().post('U1', long);
  await connect().update(where, long, tag);
  for (const { body } of calls) {
    expect(body['text']).toMatch(/^x{3900,3999}… \(the rest/);
    expect(JSON.parse(body['blocks'] ?? '')[0].text.text).toMatch(/^y{2900,2999}… \(the rest/);
  }
  expect(calls).toHaveLength(2);
});

test('posts with a fallback text, blocks and the tag, and without a preview of links', async () => {
  await expect(connect().post('U1', message, { tag })).resolves.toEqual(where);
  expect(calls).toMatchObject([
    {
      method: '/api/chat.postMessage',
      token: 'Bearer xoxb-1',
      body: { channel: 'U1', text: 'hello', blocks: '[]', unfurl_links: 'false', unfurl_media: 'false' },
    },
  ]);
  expect(JSON.parse(calls[0]?.body['metadata'] ?? '')).toEqual({
    event_type: 'playground_operation',
    event_payload: tag,
  });
});

test('updates in the channel and at the time that the post returned', async () => {
  await connect().update(where, message, tag);
  expect(calls).toMatchObject([{ method: '/api/chat.update', body: { ...where, text: 'hello' } }]);
});

test('asks for the token at each call, so that a rotated one is taken up', async () => {
  const tokens = ['xoxb-old', 'xoxb-new'];
  const slack = connect(async () => tokens.shift() ?? '');
  await slack.post('U1', message);
  await slack.post('U1', message);
  expect(calls.map(({ token }) => token)).toEqual(['Bearer xoxb-old', 'Bearer xoxb-new']);
});

describe('a token that Slack does not take', () => {
  const refusedOnce = (anew: string): Secret => {
    let kept = 'xoxb-old';
    return async (refused) => {
      if (refused === kept) kept = anew;
      return kept;
    };
  };

  test.each(['invalid_auth', 'token_revoked', 'token_expired', 'account_inactive'])(
    'is read anew after %s, and the call made again with the one that took its place',
    async (code) => {
      replies = [no(code)];
      await expect(connect(refusedOnce('xoxb-new')).post('U1', message)).resolves.toEqual(where);
      expect(calls.map(({ token }) => token)).toEqual(['Bearer xoxb-old', 'Bearer xoxb-new']);
    },
  );

  test('is not tried again while there is no other', async () => {
    replies = [no('token_revoked')];
    await expect(connect(refusedOnce('xoxb-old')).post('U1', message)).rejects.toThrow('token_revoked');
    expect(calls).toHaveLength(1);
  });
});

describe('Slack says wait', () => {
  test('waits as long as it says, and tries again', async () => {
    replies = [tooFast(3), tooFast(2)];
    await expect(connect().post('U1', message)).resolves.toEqual(where);
    expect(slept).toEqual([3000, 2000]);
  });

  test('not more than twice', async () => {
    replies = [tooFast(1), tooFast(1), tooFast(1)];
    await expect(connect().post('U1', message)).rejects.toThrow(/rate limit|rate-limit/i);
    expect(calls).toHaveLength(3);
  });

  test('longer for what nobody will say again', async () => {
    replies = [tooFast(30), tooFast(30)];
    await expect(connect().post('C1', message, { twiceRatherThanNever: true })).resolves.toEqual(where);
    expect(slept).toEqual([30_000, 30_000]);
  });

  test('and not for a minute: the delivery’s own retry is for that', async () => {
    replies = [tooFast(60)];
    await expect(connect().post('U1', message)).rejects.toThrow(/rate limit|rate-limit/i);
    expect(slept).toEqual([]);
  });
});

describe('Slack is not to be reached', () => {
  test('a post is not repeated, because it may have been taken', async () => {
    replies = ['hang up'];
    await expect(connect().post('U1', message)).rejects.toThrow();
    expect(calls).toHaveLength(1);
  });

  test('unless twice is better than never', async () => {
    replies = ['hang up', { status: 503 }];
    await expect(connect().post('C1', message, { twiceRatherThanNever: true })).resolves.toEqual(where);
    expect(calls).toHaveLength(3);
  });

  test('an update is repeated: it does no harm', async () => {
    replies = ['hang up'];
    await connect().update(where, message, tag);
    expect(calls).toHaveLength(2);
  });
});

describe('Slack says no', () => {
  test.each(['channel_not_found', 'user_not_found', 'message_not_found', 'invalid_blocks', 'is_archived'])(
    '%s is a refusal, and not tried again',
    async (code) => {
      replies = [no(code)];
      const refused = connect().update(where, message, tag);
      await expect(refused).rejects.toBeInstanceOf(SlackRefusal);
      await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining('chat.update') });
      expect(calls).toHaveLength(1);
    },
  );

  test.each([
    ['is_archived', true],
    ['not_in_channel', true],
    ['user_not_found', true],
    ['invalid_blocks', false],
    ['message_not_found', false],
  ])('%s is about the place, which people may mend: %s', async (code, ofPlace) => {
    replies = [no(code)];
    await expect(connect().post('C1', message)).rejects.toMatchObject({ code, ofPlace });
  });

  test.each([
    'internal_error',
    'service_unavailable',
    'invalid_auth',
    'token_revoked',
    'missing_scope',
    'messages_tab_disabled',
  ])('%s may pass, and is no refusal', async (code) => {
    replies = [no(code)];
    const failed = connect().post('U1', message);
    await expect(failed).rejects.toThrow(code);
    await expect(failed).rejects.not.toBeInstanceOf(SlackRefusal);
  });
});

describe('a message is found again by its tag', () => {
  const history = (...messages: unknown[]): Reply[] => [
    { body: { ok: true, channel: { id: 'D1' } } },
    { body: { ok: true, messages } },
  ];
  const tagged = (ts: string, event_payload: unknown, event_type = 'playground_operation') => ({
    ts,
    metadata: { event_type, event_payload },
  });

  test('in the direct messages with the user, the newest first', async () => {
    replies = history({ ts: '3.0' }, tagged('2.0', { ...tag, operation_id: 'op-2' }), tagged('1.0', tag));
    const isIt = (one: Tag) => 'operation_id' in one && one.operation_id === 'op-1';
    await expect(connect().find('U1', isIt)).resolves.toEqual([{ channel: 'D1', ts: '1.0', tag }]);
    expect(calls).toMatchObject([
      { method: '/api/conversations.open', body: { users: 'U1' } },
      { method: '/api/conversations.history', body: { channel: 'D1', include_all_metadata: 'true' } },
    ]);
  });

  test('what others have tagged is left alone', async () => {
    replies = history(tagged('2.0', tag, 'other'), tagged('1.0', { operation_id: 7 }));
    await expect(connect().find('U1', () => true)).resolves.toEqual([]);
  });
});
