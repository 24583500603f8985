import { describe, expect, it, vi } from 'vitest';
import { ADA, answerJson, GENERAL, GRACE, type Received } from '../support.ts';
import { actions, button, input, option, payloadOf, plain, startWorkspace } from './support.ts';

const modal = (blocks: object[] = [], more: object = {}) => ({
  type: 'modal',
  title: plain('New playground'),
  submit: plain('Create'),
  callback_id: 'new',
  private_metadata: '{"v":1}',
  blocks,
  ...more,
});
const fields = [
  input('name', { type: 'plain_text_input', max_length: 30 }),
  input('template', { type: 'static_select', options: [option('a'), option('b')], initial_option: option('a') }),
  input('people', { type: 'multi_users_select', max_selected_items: 2 }, { optional: true }),
  input('place', { type: 'conversations_select', response_url_enabled: true }, { optional: true }),
];

/** A workspace in which ada has a modal open, by pressing a button. */
async function opened(view: object = modal(fields), answers: unknown[] = [], options = {}) {
  const workspace = await startWorkspace((received: Received, response) => {
    const type = payloadOf(received).type;
    const answer = type === 'view_submission' ? answers.shift() : undefined;
    if (answer === undefined) response.end();
    else if (typeof answer === 'string') response.end(answer);
    else answerJson(response, answer);
  }, options);
  const { app, act, api, say, slack } = workspace;
  const where = await say([actions(button('new'))]);
  const trigger = async () => {
    await act('click', { ...where, actionId: 'new' });
    return payloadOf(app.received.at(-1)).trigger_id as string;
  };
  const { view: shown } = await api('views.open', { trigger_id: await trigger(), view });
  const submit = (values: object, more: object = {}) => act('submit-view', { userId: ADA, values, ...more });
  const stack = () => slack.views.stack(ADA).map(({ definition }) => definition.title.text);
  const last = () => payloadOf(app.received.at(-1));
  return { ...workspace, trigger, submit, stack, last, shown };
}

const filled = { name: { value: 'demo' } };

describe('a submitted modal', () => {
  it('arrives with its state, its metadata and what belongs to it', async () => {
    const { submit, last, shown, stack } = await opened();
    const values = { ...filled, people: { value: [GRACE] }, place: { value: GENERAL } };
    expect(await submit(values)).toMatchObject({ status: 200, reply: null });
    expect(last()).toMatchObject({
      type: 'view_submission',
      user: { id: ADA },
      trigger_id: expect.any(String),
      response_urls: [
        {
          block_id: 'place',
          action_id: 'value',
          channel_id: GENERAL,
          response_url: expect.stringContaining('/actions/'),
        },
      ],
      view: {
        id: shown.id,
        hash: shown.hash,
        callback_id: 'new',
        private_metadata: '{"v":1}',
        root_view_id: shown.id,
        previous_view_id: null,
      },
    });
    expect(last().view.state.values).toEqual({
      name: { value: { type: 'plain_text_input', value: 'demo' } },
      template: { value: { type: 'static_select', selected_option: option('a') } },
      people: { value: { type: 'multi_users_select', selected_users: [GRACE] } },
      place: { value: { type: 'conversations_select', selected_conversation: GENERAL } },
    });
    expect(stack()).toEqual([]);
  });

  it('stays open with the errors that the app found', async () => {
    const errors = { response_action: 'errors', errors: { name: 'It is taken.' } };
    const { submit, stack } = await opened(undefined, [errors]);
    expect(await submit(filled)).toMatchObject({ status: 200, reply: errors });
    expect(stack()).toEqual(['New playground']);
  });

  it('is updated, covered or closed with all others, as the app answers', async () => {
    const answers = [
      { response_action: 'update', view: modal([], { title: plain('Second') }) },
      { response_action: 'push', view: modal([], { title: plain('Third') }) },
      undefined,
      { response_action: 'push', view: modal([], { title: plain('Fourth') }) },
      { response_action: 'clear' },
    ];
    const { submit, stack } = await opened(undefined, answers);
    const seen: string[][] = [];
    for (const values of [filled, {}, {}, {}, {}]) {
      await submit(values);
      seen.push(stack());
    }
    expect(seen).toEqual([['Second'], ['Second', 'Third'], ['Second'], ['Second', 'Fourth'], []]);
  });

  it.each([
    ['words', 'thanks'],
    ['an action that does not exist', { response_action: 'celebrate' }],
    ['errors of fields that it does not have', { response_action: 'errors', errors: { other: 'no' } }],
    ['a view that Slack would not show', { response_action: 'update', view: modal([{ type: 'video' }]) }],
  ])('stays open when the app answers with %s', async (_, answer) => {
    const { submit, stack } = await opened(undefined, [answer]);
    expect(await submit(filled)).toMatchObject({
      error: 'invalid_response',
      words: expect.stringContaining('New playground'),
    });
    expect(stack()).toEqual(['New playground']);
  });

  it('that nobody answers in time stays open and says so', async () => {
    const workspace = await startWorkspace(
      (received, response) => {
        if (payloadOf(received).type === 'block_actions') response.end();
      },
      { answerTimeoutMs: 100 },
    );
    const { app, act, api, say, slack } = workspace;
    const pressed = { ...(await say([actions(button('new'))])), actionId: 'new' };
    // A machine that is busy at this moment may be late with the answer to this, too.
    await vi.waitUntil(async () => (await act('click', pressed)).error === undefined, { timeout: 30_000 });
    await api('views.open', { trigger_id: payloadOf(app.received.at(-1)).trigger_id, view: modal() });
    expect(await act('submit-view', { userId: ADA })).toMatchObject({
      error: 'operation_timeout',
      words: 'This app did not respond: "New playground" failed with the error "operation_timeout"',
    });
    expect(slack.views.stack(ADA)).toHaveLength(1);
  });

  it.each([
    ['nothing where something must be', {}, { name: 'Please complete this required field.' }],
    ['more than fits', { name: { value: 'x'.repeat(31) } }, { name: 'Please write at most 30 characters.' }],
    [
      'too many people',
      { ...filled, people: { value: [ADA, GRACE, 'U0LINUS01'] } },
      { people: 'Please choose at most 2.' },
    ],
  ])('never leaves with %s', async (_, values, fieldErrors) => {
    const { submit, app } = await opened();
    const sent = app.received.length;
    expect(await submit(values)).toEqual({ httpStatus: 200, fieldErrors });
    expect(app.received).toHaveLength(sent);
  });

  it('cannot hold what its fields do not offer, nor be submitted by others', async () => {
    const { submit } = await opened();
    for (const [values, more] of [
      [{ ...filled, template: { value: 'c' } }],
      [{ ...filled, other: { value: 'c' } }],
      [{ ...filled, people: { value: ['U0NOBODY01'] } }],
      [filled, { userId: GRACE }],
      [filled, { viewId: 'V1' }],
    ] as const)
      expect(await submit(values, more)).toMatchObject({ httpStatus: 400 });
  });
});

describe('a click in a modal', () => {
  it('comes with the view and its state, and no response URL', async () => {
    const view = modal([...fields, actions(button('check'))]);
    const { act, last, shown } = await opened(view);
    const values = { name: { value: 'half' } };
    expect(await act('click', { userId: ADA, viewId: shown.id, actionId: 'check', values })).toMatchObject({
      status: 200,
    });
    expect(last()).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: shown.id },
      view: { id: shown.id, state: { values: { name: { value: { value: 'half' } } } } },
      actions: [{ action_id: 'check' }],
    });
    expect(last()).not.toHaveProperty('response_url');
  });

  it('on a field of an input block is sent only where the block says so', async () => {
    const select = { type: 'static_select', options: [option('a')] };
    const view = modal([input('quiet', select), input('loud', select, { dispatch_action: true })]);
    const { act, shown } = await opened(view);
    const click = { userId: ADA, viewId: shown.id, actionId: 'value', value: 'a' };
    expect(await act('click', { ...click, blockId: 'quiet' })).toMatchObject({ httpStatus: 400 });
    expect(await act('click', { ...click, blockId: 'loud' })).toMatchObject({ status: 200 });
  });
});

describe('a modal that is closed', () => {
  it('is told of when it asked for that, one view or all of them', async () => {
    const { act, api, trigger, stack, last } = await opened(modal([], { notify_on_close: true }));
    await api('views.push', {
      trigger_id: await trigger(),
      view: modal([], { title: plain('Top'), notify_on_close: true }),
    });
    expect((await act('close-view', { userId: ADA })).closed).toHaveLength(1);
    expect(last()).toMatchObject({ type: 'view_closed', is_cleared: false, view: { title: plain('Top') } });
    expect(stack()).toEqual(['New playground']);
    await api('views.push', { trigger_id: await trigger(), view: modal([], { title: plain('Top') }) });
    expect((await act('close-view', { userId: ADA, all: true })).closed).toHaveLength(2);
    expect(last()).toMatchObject({ type: 'view_closed', is_cleared: true, view: { title: plain('New playground') } });
    expect(stack()).toEqual([]);
    expect(await act('close-view', { userId: ADA })).toMatchObject({ httpStatus: 400 });
  });

  it('is told of to nobody otherwise', async () => {
    const { act, app } = await opened();
    const sent = app.received.length;
    await act('close-view', { userId: ADA });
    expect(app.received).toHaveLength(sent);
  });
});
