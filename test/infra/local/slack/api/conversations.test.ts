import { describe, expect, it } from 'vitest';
import { ADA, ALERTS, GENERAL, GRACE } from '../support.ts';
import { createTestApi } from './support.ts';

const TEAM_WEB = 'C0TEAMWEB1';
const metadata = { event_type: 'playground_operation', event_payload: { operation_id: 'op-1' } };

function withMessages(...texts: string[]) {
  const api = createTestApi();
  const timestamps = texts.map((text) => {
    const posted = api.answer('chat.postMessage', { channel: GENERAL, text, metadata });
    return String(posted['ts']);
  });
  return { ...api, timestamps };
}

const textsOf = (answer: Record<string, unknown>): unknown[] =>
  (answer['messages'] as { text: string }[]).map(({ text }) => text);

describe('conversations.history', () => {
  it('is newest first, and shows metadata only when asked', () => {
    const { answer } = withMessages('one', 'two');
    expect(textsOf(answer('conversations.history', { channel: GENERAL }))).toEqual(['two', 'one']);
    expect(answer('conversations.history', { channel: GENERAL })).not.toHaveProperty('messages.0.metadata');
    const all = answer('conversations.history', { channel: GENERAL, include_all_metadata: 'true' });
    expect(all).toHaveProperty('messages.0.metadata', metadata);
  });

  it('comes in pages', () => {
    const { answer } = withMessages('one', 'two', 'three');
    const first = answer('conversations.history', { channel: GENERAL, limit: 2 });
    expect(textsOf(first)).toEqual(['three', 'two']);
    expect(first['has_more']).toBe(true);
    const { next_cursor: cursor } = first['response_metadata'] as { next_cursor: string };
    const second = answer('conversations.history', { channel: GENERAL, limit: '2', cursor });
    expect(textsOf(second)).toEqual(['one']);
    expect(second).toMatchObject({ has_more: false, response_metadata: { next_cursor: '' } });
  });

  it('is cut by oldest and latest, which count only when inclusive', () => {
    const { answer, timestamps } = withMessages('one', 'two', 'three');
    const [oldest, , latest] = timestamps;
    const range = { channel: GENERAL, oldest, latest };
    expect(textsOf(answer('conversations.history', range))).toEqual(['two']);
    expect(textsOf(answer('conversations.history', { ...range, inclusive: true }))).toEqual(['three', 'two', 'one']);
  });

  it.each([
    [{ channel: ADA }, 'channel_not_found'],
    [{}, 'invalid_arguments'],
    [{ channel: GENERAL, limit: 1000 }, 'invalid_limit'],
    [{ channel: GENERAL, limit: 0 }, 'invalid_limit'],
    [{ channel: GENERAL, cursor: 'nonsense' }, 'invalid_cursor'],
    [{ channel: GENERAL, oldest: 'yesterday' }, 'invalid_ts_oldest'],
    [{ channel: GENERAL, latest: 'today' }, 'invalid_ts_latest'],
    [{ channel: GENERAL, inclusive: 'perhaps' }, 'invalid_arguments'],
  ])('refuses %j', (given, error) => {
    expect(createTestApi().answer('conversations.history', given)).toMatchObject({ ok: false, error });
  });
});

describe('conversations.replies', () => {
  it('is a thread, oldest first, whose replies are not in the history', () => {
    const { answer, timestamps } = withMessages('question', 'unrelated');
    const [ts] = timestamps;
    answer('chat.postMessage', { channel: GENERAL, text: 'answer', thread_ts: ts });
    expect(textsOf(answer('conversations.replies', { channel: GENERAL, ts }))).toEqual(['question', 'answer']);
    expect(textsOf(answer('conversations.history', { channel: GENERAL }))).toEqual(['unrelated', 'question']);
  });

  it.each([
    [{ channel: GENERAL, ts: '1.000000' }, 'thread_not_found'],
    [{ channel: 'C0NOWHERE1', ts: '1.000000' }, 'channel_not_found'],
    [{ channel: GENERAL }, 'invalid_arguments'],
  ])('refuses %j', (given, error) => {
    expect(createTestApi().answer('conversations.replies', given)).toMatchObject({ ok: false, error });
  });
});

describe('conversations.open', () => {
  it('opens direct messages once', () => {
    const { answer } = createTestApi();
    expect(answer('conversations.open', { users: ADA })).toEqual({ ok: true, channel: { id: 'D0ADA0001' } });
    expect(answer('conversations.open', { users: ADA })).toMatchObject({ already_open: true, no_op: true });
    expect(answer('conversations.open', { channel: 'D0ADA0001' })).toMatchObject({ channel: { id: 'D0ADA0001' } });
    const full = answer('conversations.open', { users: ADA, return_im: 'true' });
    expect(full).toMatchObject({ channel: { id: 'D0ADA0001', is_im: true, user: ADA } });
  });

  it.each([
    [{}, 'users_list_not_supplied'],
    [{ users: 'U0NOBODY01' }, 'user_not_found'],
    [{ users: 'U0BOT00001' }, 'user_not_found'],
    [{ channel: GENERAL }, 'channel_not_found'],
  ])('refuses %j', (given, error) => {
    expect(createTestApi().answer('conversations.open', given)).toMatchObject({ ok: false, error });
  });
});

describe('conversations.info and conversations.list', () => {
  it('know the public channels, and direct messages once they are open', () => {
    const { answer } = createTestApi();
    expect(answer('conversations.list')).toMatchObject({
      channels: [{ id: GENERAL }, { id: ALERTS }, { id: TEAM_WEB }],
    });
    expect(answer('conversations.list', { types: 'im' })).toMatchObject({ channels: [] });
    answer('conversations.open', { users: ADA });
    expect(answer('conversations.list', { types: 'im' })).toMatchObject({ channels: [{ user: ADA }] });
    expect(answer('conversations.info', { channel: ALERTS })).toMatchObject({
      channel: { id: ALERTS, name: 'playground-alerts', is_member: true },
    });
  });

  it('know who is in which, the bot included', () => {
    const { answer } = createTestApi();
    const info = answer('conversations.info', { channel: TEAM_WEB });
    expect(info).toMatchObject({ channel: { is_member: false, num_members: 2 } });
    expect(answer('conversations.members', { channel: TEAM_WEB })).toMatchObject({ members: [ADA, GRACE] });
    expect(answer('conversations.members', { channel: 'C0NOWHERE1' })).toMatchObject({ error: 'channel_not_found' });
    const ofUser = (user: string, more = {}) => answer('users.conversations', { user, ...more });
    expect(ofUser(GRACE)).toMatchObject({ channels: [{ id: GENERAL }, { id: ALERTS }, { id: TEAM_WEB }] });
    expect(ofUser('U0LINUS01', { types: 'public_channel,private_channel' })['channels']).toHaveLength(2);
    expect(ofUser('U0NOBODY01')).toMatchObject({ error: 'user_not_found' });
    expect(answer('usergroups.users.list', { usergroup: 'S0PLATFRM' })).toMatchObject({ users: [ADA, GRACE] });
    expect(answer('usergroups.users.list', { usergroup: 'S0NONE' })).toMatchObject({ error: 'no_such_subteam' });
  });

  it('refuse what is not there', () => {
    const { answer } = createTestApi();
    expect(answer('conversations.info', { channel: 'D0ADA0001' })).toMatchObject({ error: 'channel_not_found' });
    expect(answer('conversations.list', { types: 'secret' })).toMatchObject({ error: 'invalid_types' });
  });
});

describe('users.info and users.list', () => {
  it('know people and the bot', () => {
    const { answer } = createTestApi();
    expect(answer('users.info', { user: ADA })).toMatchObject({ user: { id: ADA, name: 'ada', is_bot: false } });
    expect(answer('users.info', { user: 'U0BOT00001' })).toMatchObject({ user: { is_bot: true } });
    expect(answer('users.info', { user: 'U0NOBODY01' })).toMatchObject({ ok: false, error: 'user_not_found' });
    expect(answer('users.list', { limit: 1 })).toMatchObject({ members: [{ id: ADA }] });
  });
});
