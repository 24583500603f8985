import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMembership, MEMBERSHIP_AGE_MS } from '../../../bot/slack/membership.ts';
import { ADA } from '../support/rows.ts';

let server: Server;
let calls: { path: string; body: Record<string, string> }[];
let replies: (object | 'silence')[];
let now: number;

/** Slack's side of the wire, answering from a list. */
beforeEach(async () => {
  calls = [];
  replies = [];
  now = 0;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      calls.push({ path: request.url ?? '', body });
      const reply = replies.shift();
      if (reply === 'silence') return;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(reply ?? { ok: false, error: 'unexpected' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const connect = (token = async () => 'xoxb-1') =>
  createMembership(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, token, () => now);
const channels = (ids: string[], next_cursor = '') => ({
  ok: true,
  channels: ids.map((id) => ({ id })),
  response_metadata: { next_cursor },
});

test('all channels of somebody, page by page', async () => {
  replies = [channels(['C1'], 'more'), channels(['C2'])];
  expect(await connect().channelsOf(ADA)).toEqual(new Set(['C1', 'C2']));
  expect(calls).toMatchObject([
    { path: '/api/users.conversations', body: { user: ADA, types: 'public_channel,private_channel' } },
    { body: { cursor: 'more' } },
  ]);
});

test('an answer serves for its age, and not longer', async () => {
  replies = [channels(['C1']), channels([])];
  const membership = connect();
  await membership.channelsOf(ADA);
  now = MEMBERSHIP_AGE_MS - 1;
  expect(await membership.channelsOf(ADA)).toEqual(new Set(['C1']));
  now = MEMBERSHIP_AGE_MS;
  expect(await membership.channelsOf(ADA)).toEqual(new Set());
});

test('the members of a user group', async () => {
  replies = [{ ok: true, users: [ADA] }];
  expect(await connect().membersOf('S0TEAM001')).toEqual(new Set([ADA]));
  expect(calls).toMatchObject([{ path: '/api/usergroups.users.list', body: { usergroup: 'S0TEAM001' } }]);
});

test('a Slack that refuses, and one that is silent, are no answer; the next one asks again', async () => {
  replies = [{ ok: false, error: 'missing_scope' }, 'silence', channels(['C1'])];
  const membership = connect();
  await expect(membership.channelsOf(ADA)).rejects.toThrow('missing_scope');
  await expect(membership.channelsOf(ADA)).rejects.toThrow(/timed out|timeout|no answer in 300 ms/i);
  // What was silent is given up by its own time limit, at about the same moment.
  await expect.poll(() => membership.channelsOf(ADA).catch(() => undefined)).toEqual(new Set(['C1']));
});

test('a token that does not come is no answer either', async () => {
  const membership = connect(() => new Promise<never>(() => undefined));
  await expect(membership.channelsOf(ADA)).rejects.toThrow('no answer in 300 ms');
});
