import { expect, test } from 'vitest';
import { readRequest } from '../../../../../infra/local/slack/trace/request.ts';
import { ADA } from '../support.ts';
import { signedRequest } from './samples.ts';

const interaction = (payload: object) => ({
  body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
});

test('a command is what was typed', () => {
  expect(readRequest(signedRequest())).toEqual({
    kind: 'command',
    userId: ADA,
    title: '/playground create demo',
    fields: [
      ['user_id', ADA],
      ['command', '/playground'],
      ['text', 'create demo'],
    ],
  });
});

test('a button is its words, without the message that it stands in', () => {
  const payload = {
    type: 'block_actions',
    user: { id: ADA },
    actions: [{ action_id: 'extend', text: { text: 'One hour more' } }],
    message: { text: 'the password' },
  };
  const read = readRequest(interaction(payload));
  expect(read).toMatchObject({ kind: 'interaction', userId: ADA, title: 'block_actions One hour more' });
  expect(JSON.stringify(read)).not.toContain('the password');
});

test('a form is its title', () => {
  const read = readRequest(
    interaction({ type: 'view_submission', user: { id: ADA }, view: { title: { text: 'New playground' } } }),
  );
  expect(read?.title).toBe('view_submission New playground');
});

test('an event is its type', () => {
  const body = JSON.stringify({ type: 'event_callback', event: { type: 'app_home_opened', user: ADA } });
  expect(readRequest({ body })).toMatchObject({ kind: 'event', userId: ADA, title: 'app_home_opened' });
});

test('what is none of these is nobody’s', () => {
  expect(readRequest({ body: 'ssl_check=1' })).toBeUndefined();
  expect(readRequest(interaction({ type: 'block_actions' }))).toBeUndefined();
  expect(readRequest({ body: '{}' })).toBeUndefined();
});
