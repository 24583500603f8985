import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLookups, LOOKUP_AGE_MS } from '../../../bot/slack/lookups.ts';
import { ADA } from '../support/rows.ts';

/** How fast this machine is must decide nothing. */
const ROOMY_MS = 30_000;
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

const connect = (timeoutMs = ROOMY_MS) =>
  createLookups(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    async () => 'xoxb-1',
    () => now,
    timeoutMs,
  );
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
  const lookups = connect();
  await lookups.channelsOf(ADA);
  now = LOOKUP_AGE_MS - 1;
  expect(await lookups.channelsOf(ADA)).toEqual(new Set(['C1']));
  now = LOOKUP_AGE_MS;
  expect(await lookups.channelsOf(ADA)).toEqual(new Set());
});

test('the members of a user group', async () => {
  replies = [{ ok: true, users: [ADA] }];
  expect(await connect().membersOf('S0TEAM001')).toEqual(new Set([ADA]));
  expect(calls).toMatchObject([{ path: '/api/usergroups.users.list', body: { usergroup: 'S0TEAM001' } }]);
});

test('whether somebody is there, a person, and of which workspaces', async () => {
  const user = { id: ADA, team_id: 'T1', deleted: true, enterprise_user: { enterprise_id: 'E1', teams: ['T1', 'T2'] } };
  replies = [
    { ok: true, user },
    { ok: true, user: { is_bot: true } },
    { ok: true, user: { is_bot: false } },
    { ok: false, error: 'user_not_found' },
  ];
  const lookups = connect();
  expect(await lookups.person(ADA)).toEqual({
    hasLeft: true,
    isBot: false,
    teamIds: ['T1', 'T2'],
    enterpriseId: 'E1',
  });
  expect(await lookups.person('U0BOT0001')).toMatchObject({ isBot: true });
  expect(await lookups.person('USLACKBOT')).toMatchObject({ isBot: true });
  expect(await lookups.person('U0NOBODY1')).toBeUndefined();
  expect(calls).toMatchObject([{ path: '/api/users.info', body: { user: ADA } }, {}, {}, {}]);
});

test('whether there is a channel that the bot sees', async () => {
  replies = [
    { ok: true, channel: { id: 'C1', is_archived: false } },
    { ok: true, channel: { id: 'C2', is_archived: true } },
    { ok: true, channel: { id: 'G3', is_mpim: true } },
    { ok: false, error: 'channel_not_found' },
  ];
  const lookups = connect();
  const found = [];
  for (const id of ['C1', 'C2', 'G3', 'C4']) found.push(await lookups.channel(id));
  expect(found).toEqual([{ isArchived: false }, { isArchived: true }, undefined, undefined]);
});

test('a Slack that refuses is no answer; the next one asks again', async () => {
  replies = [{ ok: false, error: 'missing_scope' }, channels(['C1'])];
  const lookups = connect();
  await expect(lookups.channelsOf(ADA)).rejects.toThrow('missing_scope');
  expect(await lookups.channelsOf(ADA)).toEqual(new Set(['C1']));
});

test('a Slack that is silent is no answer', async () => {
  replies = ['silence'];
  await expect(connect(20).channelsOf(ADA)).rejects.toThrow('timeout');
});
