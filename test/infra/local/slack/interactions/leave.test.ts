import { afterEach, expect, it } from 'vitest';
import { setLeft } from '../../../../../infra/local/slack/workspace.ts';
import { GRACE } from '../support.ts';
import { startWorkspace } from './support.ts';

afterEach(() => {
  setLeft(GRACE, undefined);
});

const eventOf = (received: { body: string } | undefined) => JSON.parse(received?.body ?? '{}').event;

it('who leaves can do nothing any more, and the app hears of it', async () => {
  const { app, act, api } = await startWorkspace();
  const before = Math.floor(Date.now() / 1000);
  expect(await act('leave', { userId: GRACE })).toMatchObject({ status: 200 });
  expect(eventOf(app.received[0])).toMatchObject({ type: 'user_change', user: { id: GRACE, deleted: true } });
  const { user } = await api('users.info', { user: GRACE });
  expect(user).toMatchObject({ deleted: true });
  expect((user as { updated: number }).updated).toBeGreaterThanOrEqual(before);
  expect(await act('open-home', { userId: GRACE })).toMatchObject({ httpStatus: 400 });
  expect(await act('leave', { userId: GRACE })).toMatchObject({ httpStatus: 400 });
});

it('who comes back is as before, and the app hears of that too', async () => {
  const { app, act, api } = await startWorkspace();
  await act('leave', { userId: GRACE });
  expect(await act('leave', { userId: GRACE, left: false })).toMatchObject({ status: 200 });
  expect(eventOf(app.received[1])).toMatchObject({ type: 'user_change', user: { id: GRACE, deleted: false } });
  expect(await api('users.info', { user: GRACE })).toMatchObject({ user: { deleted: false } });
  expect(await act('leave', { userId: GRACE, left: false })).toMatchObject({ httpStatus: 400 });
});
