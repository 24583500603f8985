import { expect, test } from 'vitest';
import { playgroundActionValue } from '../../bot/actions.ts';
import { createApp } from '../../bot/app.ts';
import { createHandler } from '../../bot/handler.ts';
import { answerDeps } from './support/answer-deps.ts';
import { fakeRegistry } from './support/fake-registry.ts';
import { click, submission } from './support/interactions.ts';
import { ADA, playground } from './support/rows.ts';
import { NOW, SIGNING_SECRET, signedEvent } from './support/slack-request.ts';

/** The real gate and the real Bolt, for all that is no command: see handler.test.ts for those. */
function setUp() {
  const registry = fakeRegistry({ playgrounds: [playground()] });
  const deps = answerDeps({ registry });
  const bolt = createApp(deps);
  const handler = createHandler({
    signingSecret: async () => SIGNING_SECRET,
    bolt,
    log: deps.log,
    clock: () => NOW * 1000,
  });
  const context = { awsRequestId: 'lambda-request' };
  const interact = (payload: unknown) =>
    handler(signedEvent(new URLSearchParams({ payload: JSON.stringify(payload) }).toString()), context);
  const event = (body: unknown) =>
    handler(signedEvent(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }), context);
  return { registry, deps, interact, event };
}

test('a click is done before it is acknowledged, because nothing runs after the answer', async () => {
  const { interact, registry, deps } = setUp();
  await expect(interact(click('extend', playgroundActionValue(playground())))).resolves.toMatchObject({
    statusCode: 200,
    body: '',
  });
  expect(registry.playgrounds.get('demo')?.expiresAt).toBe(playground().expiresAt + 3600);
  expect(deps.respond).toHaveBeenCalledOnce();
});

test('a form is closed, or says what is wrong', async () => {
  const { interact, registry } = setUp();
  await expect(interact(submission({ name: 'other' }))).resolves.toMatchObject({ statusCode: 200, body: '' });
  expect(registry.playgrounds.get('other')).toMatchObject({ ownerId: ADA });
  const wrong = await interact(submission({ name: '1' }, { view: 'V2' }));
  expect(JSON.parse(wrong.body)).toMatchObject({ response_action: 'errors', errors: { name: expect.any(String) } });
});

const opened = (tab: string) => ({
  type: 'event_callback',
  team_id: 'T0TEST001',
  api_app_id: 'A0TEST001',
  event_id: 'Ev1',
  event: { type: 'app_home_opened', user: ADA, channel: 'D1', tab, event_ts: '1.0' },
});

test('the opening of App Home wakes the notifier, and that of the messages does not', async () => {
  const { event, deps } = setUp();
  await expect(event(opened('home'))).resolves.toMatchObject({ statusCode: 200 });
  await expect(event(opened('messages'))).resolves.toMatchObject({ statusCode: 200 });
  expect(deps.publish.mock.calls).toEqual([[{ type: 'home-opened', userId: ADA, page: 0 }]]);
});

test('an opening that could not be passed on is answered with an error, so that Slack sends it again', async () => {
  const { event, deps } = setUp();
  deps.publish.mockRejectedValue(new Error('ECONNRESET'));
  await expect(event(opened('home'))).resolves.toMatchObject({ statusCode: 500 });
});

const changed = (deleted: boolean) => ({
  ...opened('home'),
  event: { type: 'user_change', user: { id: ADA, deleted }, cache_ts: 1, event_ts: '1.0' },
});

test('that somebody has left wakes the notifier, and no other change of them does', async () => {
  const { event, deps } = setUp();
  await expect(event(changed(false))).resolves.toMatchObject({ statusCode: 200 });
  await expect(event(changed(true))).resolves.toMatchObject({ statusCode: 200 });
  expect(deps.publish.mock.calls).toEqual([[{ type: 'person-left', userId: ADA }]]);
});

test('Slack’s check of the address is answered', async () => {
  const { event } = setUp();
  const response = await event({ type: 'url_verification', challenge: 'abc', token: 'x' });
  expect(response).toMatchObject({ statusCode: 200, body: expect.stringContaining('abc') });
});
