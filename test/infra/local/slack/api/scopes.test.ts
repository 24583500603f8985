import { expect, it } from 'vitest';
import { GENERAL } from '../support.ts';
import { createTestApi } from './support.ts';

it('refuses a method for which the manifest asks no right, and says which it would be', () => {
  const { answer } = createTestApi(['commands', 'chat:write']);
  expect(answer('users.info', { user: 'U0ADA0001' })).toEqual({
    ok: false,
    error: 'missing_scope',
    needed: 'users:read',
    provided: 'commands,chat:write',
  });
  expect(answer('chat.postMessage', { channel: GENERAL, text: 'x' })).toMatchObject({ ok: true });
  expect(answer('auth.test')).toMatchObject({ ok: true });
});
