import { describe, expect, it } from 'vitest';
import { ADA, GENERAL, GRACE } from '../support.ts';
import { createTestApi } from './support.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const metadata = { event_type: 'playground_operation', event_payload: { operation_id: 'op-1', state: 'running' } };

describe('chat.postMessage', () => {
  it('opens the direct messages of the user it is given, and answers with their channel', () => {
    const { answer, store } = createTestApi();
    const posted = answer('chat.postMessage', { channel: ADA, text: 'hello' });
    expect(posted).toMatchObject({ ok: true, channel: 'D0ADA0001', ts: '1700000000.000000' });
    expect(store.messages('D0ADA0001').map(({ text }) => text)).toEqual(['hello']);
    expect(answer('chat.postMessage', { channel: ADA, text: 'again' })).toMatchObject({ channel: 'D0ADA0001' });
  });

  it('takes blocks and metadata as JSON text, as forms carry them', () => {
    const { call } = createTestApi();
    const body = new URLSearchParams({
      channel: GENERAL,
      text: 'fallback',
      blocks: JSON.stringify([section('*hi*')]),
      metadata: JSON.stringify(metadata),
    }).toString();
    const posted = call('chat.postMessage', {}, { contentType: 'application/x-www-form-urlencoded', body });
    expect(posted.body).toMatchObject({ ok: true, message: { blocks: [section('*hi*')], metadata } });
  });

  it.each([
    ['no channel', { text: 'x' }, 'invalid_arguments'],
    ['a channel that is no string', { channel: 7, text: 'x' }, 'invalid_arguments'],
    ['an unknown channel', { channel: 'C0NOWHERE1', text: 'x' }, 'channel_not_found'],
    ['a channel by its name', { channel: 'general', text: 'x' }, 'channel_not_found'],
    ['an unknown user', { channel: 'U0NOBODY01', text: 'x' }, 'channel_not_found'],
    ['nothing to say', { channel: GENERAL }, 'no_text'],
    ['blank text and no blocks', { channel: GENERAL, text: '  ', blocks: [] }, 'no_text'],
    ['text of 40,001 characters', { channel: GENERAL, text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['blocks that are no list', { channel: GENERAL, text: 'x', blocks: '{}' }, 'invalid_blocks_format'],
    ['an empty section', { channel: GENERAL, text: 'x', blocks: [section('')] }, 'invalid_blocks'],
    [
      'blocks that are each legal and too much together',
      { channel: GENERAL, text: 'x', blocks: Array.from({ length: 5 }, () => section('x'.repeat(2900))) },
      'msg_blocks_too_long',
    ],
    ['metadata that is no JSON', { channel: GENERAL, text: 'x', metadata: '{' }, 'invalid_metadata_format'],
    [
      'metadata without a payload',
      { channel: GENERAL, text: 'x', metadata: { event_type: 'a' } },
      'invalid_metadata_schema',
    ],
    [
      'metadata that is too large',
      { channel: GENERAL, text: 'x', metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(8000) } } },
      'metadata_too_large',
    ],
    ['a thread that is not there', { channel: GENERAL, text: 'x', thread_ts: '1.000000' }, 'thread_not_found'],
  ])('refuses %s', (_, given, error) => {
    expect(createTestApi().answer('chat.postMessage', given)).toMatchObject({ ok: false, error });
  });

  it('opens no direct messages when it refuses what they would have said', () => {
    const { answer, store } = createTestApi();
    expect(answer('chat.postMessage', { channel: ADA })).toMatchObject({ error: 'no_text' });
    expect(store.directMessages(ADA)).toBeUndefined();
  });

  it('says where in the request the fault lies', () => {
    const { answer } = createTestApi();
    const refused = answer('chat.postMessage', { channel: GENERAL, text: 'x', blocks: [section('x'.repeat(3001))] });
    expect(refused).toMatchObject({
      response_metadata: { messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'] },
    });
  });
});

describe('chat.update', () => {
  const post = (given: Record<string, unknown> = {}) => {
    const api = createTestApi();
    const { ts } = api.answer('chat.postMessage', { channel: GENERAL, text: 'first', metadata, ...given });
    return { ...api, at: { channel: GENERAL, ts } };
  };

  it('replaces what the message says, keeps its metadata unless told, and remembers what it said', () => {
    const { answer, store, at } = post({ blocks: [section('first')] });
    const updated = answer('chat.update', { ...at, text: 'second' });
    expect(updated).toMatchObject({ ok: true, ...at, text: 'second', message: { metadata, edited: {} } });
    const [message] = store.messages(GENERAL);
    expect(message).toMatchObject({ text: 'second', edits: [{ text: 'first', blocks: [section('first')] }] });
    expect(message?.blocks).toBeUndefined();
  });

  it('does not mark a message with blocks as edited', () => {
    const { answer, at } = post();
    const updated = answer('chat.update', { ...at, text: 'second', blocks: [section('second')] });
    expect(updated['message']).not.toHaveProperty('edited');
  });

  it.each([
    ['a user id in place of the channel', { channel: ADA, text: 'x' }, 'channel_not_found'],
    ['another channel', { channel: 'C0ALERTS01', text: 'x' }, 'message_not_found'],
    ['an unknown ts', { ts: '1.000000', text: 'x' }, 'message_not_found'],
    ['no ts', { ts: undefined, text: 'x' }, 'invalid_arguments'],
    ['nothing to say', {}, 'no_text'],
    ['text of 4001 characters', { text: 'x'.repeat(4001) }, 'msg_too_long'],
  ])('refuses %s', (_, given, error) => {
    const { answer, at } = post();
    expect(answer('chat.update', { ...at, ...given })).toMatchObject({ ok: false, error });
  });

  it('refuses what somebody else wrote', () => {
    const { answer, store } = createTestApi();
    const { ts } = store.post({ channel: GENERAL, user: ADA, content: { text: 'mine' } });
    expect(answer('chat.update', { channel: GENERAL, ts, text: 'x' })).toMatchObject({ error: 'cant_update_message' });
    expect(answer('chat.delete', { channel: GENERAL, ts })).toMatchObject({ error: 'cant_delete_message' });
  });
});

describe('chat.delete', () => {
  it('removes a message of the app, once', () => {
    const { answer, store } = createTestApi();
    const { ts } = answer('chat.postMessage', { channel: GENERAL, text: 'x' });
    expect(answer('chat.delete', { channel: GENERAL, ts })).toEqual({ ok: true, channel: GENERAL, ts });
    expect(store.messages(GENERAL)).toEqual([]);
    expect(answer('chat.delete', { channel: GENERAL, ts })).toMatchObject({ error: 'message_not_found' });
  });
});

describe('chat.postEphemeral', () => {
  it('is in no history, and cannot be updated', () => {
    const { answer, store } = createTestApi();
    const posted = answer('chat.postEphemeral', { channel: GENERAL, user: ADA, text: 'psst' });
    expect(posted).toMatchObject({ ok: true, message_ts: expect.any(String) });
    expect(store.messages(GENERAL)).toMatchObject([{ text: 'psst', visibleTo: ADA }]);
    expect(answer('conversations.history', { channel: GENERAL })).toMatchObject({ messages: [] });
    const update = { channel: GENERAL, ts: posted['message_ts'], text: 'x' };
    expect(answer('chat.update', update)).toMatchObject({ error: 'message_not_found' });
  });

  it.each([
    ['an unknown channel', { channel: ADA, user: ADA, text: 'x' }, 'channel_not_found'],
    ['an unknown user', { channel: GENERAL, user: 'U0NOBODY01', text: 'x' }, 'user_not_in_channel'],
    ['no user', { channel: GENERAL, text: 'x' }, 'invalid_arguments'],
    ['nothing to say', { channel: GENERAL, user: ADA }, 'no_text'],
  ])('refuses %s', (_, given, error) => {
    expect(createTestApi().answer('chat.postEphemeral', given)).toMatchObject({ ok: false, error });
  });

  it('refuses a person who is not in those direct messages', () => {
    const { answer } = createTestApi();
    const { channel } = answer('chat.postMessage', { channel: ADA, text: 'x' });
    const refused = answer('chat.postEphemeral', { channel, user: GRACE, text: 'x' });
    expect(refused).toMatchObject({ error: 'user_not_in_channel' });
  });
});
