import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { signatureHeaders } from '../../../../../infra/local/slack/signing.ts';
import { ADA, GENERAL, GRACE, post, SIGNING_SECRET } from '../support.ts';
import { actions, button, option, payloadOf, plain, startWorkspace } from './support.ts';

describe('a click on a button', () => {
  it('arrives signed, as a form whose payload says who pressed what where', async () => {
    const { app, slack, act, say } = await startWorkspace(undefined, { now: () => 1_700_000_000_500 });
    const where = await say([actions(button('extend', { value: 'op-1', style: 'primary' }))]);
    expect(await act('click', { ...where, actionId: 'extend' })).toEqual({
      httpStatus: 200,
      status: 200,
      ms: expect.any(Number),
    });
    const [received] = app.received;
    expect(received?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      ...signatureHeaders(SIGNING_SECRET, received?.body ?? '', 1_700_000_000),
    });
    expect([...(received?.fields.keys() ?? [])]).toEqual(['payload']);
    expect(payloadOf(received)).toEqual({
      type: 'block_actions',
      team: { id: 'T0LOCAL01', domain: 'playground-local' },
      user: { id: ADA, username: 'ada', name: 'ada', team_id: 'T0LOCAL01' },
      api_app_id: 'A0LOCAL01',
      token: expect.any(String),
      enterprise: null,
      is_enterprise_install: false,
      container: { type: 'message', message_ts: where.messageTs, channel_id: GENERAL, is_ephemeral: false },
      channel: { id: GENERAL, name: 'general' },
      message: expect.objectContaining({ ts: where.messageTs, bot_id: 'B0LOCAL01', blocks: expect.any(Array) }),
      state: { values: {} },
      response_url: expect.stringContaining(`${slack.url}/actions/T0LOCAL01/`),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
      actions: [
        {
          type: 'button',
          action_id: 'extend',
          block_id: 'do',
          text: plain('Press'),
          value: 'op-1',
          style: 'primary',
          action_ts: '1700000000.500000',
        },
      ],
    });
  });

  it('names the one that is meant by block or value where several have its action', async () => {
    const { app, act, say } = await startWorkspace();
    const where = await say([
      { ...actions(button('open', { value: 'a' })), block_id: 'first' },
      { ...actions(button('open', { value: 'b' })), block_id: 'second' },
    ]);
    await act('click', { ...where, actionId: 'open', value: 'b' });
    await act('click', { ...where, actionId: 'open', blockId: 'second' });
    await act('click', { ...where, actionId: 'open' });
    expect(app.received.map((each) => payloadOf(each).actions[0].value)).toEqual(['b', 'b', 'a']);
  });

  it('on an ephemeral message comes without the message, which Slack does not keep', async () => {
    const { app, act, sayToAda } = await startWorkspace();
    await act('click', { ...sayToAda([actions(button('go'))]), actionId: 'go' });
    const payload = payloadOf(app.received[0]);
    expect(payload.container).toMatchObject({ is_ephemeral: true });
    expect(payload).not.toHaveProperty('message');
  });

  it('in a thread says so, and its answers stay there', async () => {
    const { app, slack, act, say } = await startWorkspace();
    const parent = await say([actions(button('go'))]);
    const reply = await say([actions(button('go'))], { thread_ts: parent.messageTs });
    await act('click', { ...reply, actionId: 'go' });
    const payload = payloadOf(app.received[0]);
    expect(payload.container).toMatchObject({ thread_ts: parent.messageTs });
    await post(payload.response_url, { text: 'only you' });
    expect(slack.store.messages(GENERAL).at(-1)).toMatchObject({
      text: 'only you',
      threadTs: parent.messageTs,
      visibleTo: ADA,
    });
  });

  it('lets the app replace or delete the clicked message, and keeps its metadata', async () => {
    const { app, slack, act, say } = await startWorkspace();
    const metadata = { event_type: 'x', event_payload: { operation_id: 'op-1' } };
    const where = await say([actions(button('go'))], { metadata });
    await act('click', { ...where, actionId: 'go' });
    const url = payloadOf(app.received[0]).response_url;
    await post(url, { text: 'done', replace_original: true });
    expect(slack.store.messages(GENERAL)).toMatchObject([{ ts: where.messageTs, text: 'done', metadata }]);
    await post(url, { delete_original: true });
    expect(slack.store.messages(GENERAL)).toEqual([]);
  });

  it.each([
    [
      'is not answered in time',
      { answerTimeoutMs: 50 },
      () => undefined,
      'operation_timeout',
      'This app did not respond',
    ],
    [
      'is refused',
      {},
      (_: unknown, response: ServerResponse) => response.writeHead(404).end(),
      'dispatch_failed',
      '"Press" failed',
    ],
  ])('that %s has failed', async (_, options, answer, error, words) => {
    const { act, say } = await startWorkspace(answer, options);
    const where = await say([actions(button('go'))]);
    expect(await act('click', { ...where, actionId: 'go' })).toMatchObject({
      error,
      words: expect.stringContaining(words),
    });
  });

  it('is nothing that anybody can do who does not see it, or that is not there', async () => {
    const { app, slack, act, say, sayToAda } = await startWorkspace();
    const where = await say([actions(button('go'))]);
    const { channel } = slack.store.openDirectMessages(ADA);
    for (const wrong of [
      { ...where, actionId: 'other' },
      { ...where, userId: 'U0NOBODY01', actionId: 'go' },
      { ...where, messageTs: '1.1', actionId: 'go' },
      { ...where, channelId: channel.id, actionId: 'go' },
      { ...sayToAda([actions(button('go'))]), userId: GRACE, actionId: 'go' },
      { userId: ADA, home: true, actionId: 'go' },
      { userId: ADA, viewId: 'V1', actionId: 'go' },
      { ...where },
    ])
      expect(await act('click', wrong)).toMatchObject({ httpStatus: 400, error: expect.any(String) });
    expect(app.received).toEqual([]);
  });
});

describe('a choice from a menu', () => {
  const menus = actions(
    { type: 'overflow', action_id: 'more', options: [option('a'), option('b')] },
    { type: 'static_select', action_id: 'template', options: [option('a'), option('b')], initial_option: option('a') },
    { type: 'users_select', action_id: 'person' },
    { type: 'conversations_select', action_id: 'place' },
  );

  it.each([
    ['more', 'b', { type: 'overflow', selected_option: option('b') }, undefined],
    ['template', 'b', { type: 'static_select', selected_option: option('b') }, { selected_option: option('b') }],
    ['person', GRACE, { type: 'users_select', selected_user: GRACE }, { selected_user: GRACE }],
    [
      'place',
      GENERAL,
      { type: 'conversations_select', selected_conversation: GENERAL },
      { selected_conversation: GENERAL },
    ],
  ])('%s: %s', async (actionId, value, action, state) => {
    const { app, act, say } = await startWorkspace();
    expect(await act('click', { ...(await say([menus])), actionId, value })).toMatchObject({ status: 200 });
    const payload = payloadOf(app.received[0]);
    expect(payload.actions).toMatchObject([{ action_id: actionId, block_id: 'do', ...action }]);
    expect(payload.state.values.do[actionId]).toEqual(state && { type: action.type, ...state });
  });

  it('comes with what all other menus of the message hold', async () => {
    const { app, act, say } = await startWorkspace();
    const values = { do: { person: GRACE } };
    await act('click', { ...(await say([menus])), actionId: 'place', value: GENERAL, values });
    expect(payloadOf(app.received[0]).state.values).toEqual({
      do: {
        template: { type: 'static_select', selected_option: option('a') },
        person: { type: 'users_select', selected_user: GRACE },
        place: { type: 'conversations_select', selected_conversation: GENERAL },
      },
    });
  });

  it('can only be what the menu offers', async () => {
    const { app, slack, act, say } = await startWorkspace();
    const where = await say([menus]);
    const others = slack.store.openDirectMessages(GRACE).channel.id;
    for (const [actionId, value] of [
      ['more', 'c'],
      ['template', 'c'],
      ['template', undefined],
      ['person', 'U0NOBODY01'],
      ['place', others],
    ])
      expect(await act('click', { ...where, actionId, value })).toMatchObject({ httpStatus: 400 });
    expect(app.received).toEqual([]);
  });
});

it('dismisses an ephemeral message, for the one who sees it', async () => {
  const { app, slack, act, say, sayToAda } = await startWorkspace();
  const mine = sayToAda([]);
  expect(await act('dismiss', { ...mine, userId: GRACE })).toMatchObject({ httpStatus: 400 });
  expect(await act('dismiss', await say([actions(button('go'))]))).toMatchObject({ httpStatus: 400 });
  expect(await act('dismiss', mine)).toEqual({ httpStatus: 200 });
  expect(slack.store.find(GENERAL, mine.messageTs)).toBeUndefined();
  expect(app.received).toEqual([]);
});
