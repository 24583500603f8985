import { describe, expect, it } from 'vitest';
import { signatureHeaders } from '../../../../../infra/local/slack/signing.ts';
import { ADA, BOT_TOKEN, GRACE, post, SIGNING_SECRET } from '../support.ts';
import { actions, button, payloadOf, startWorkspace } from './support.ts';

const home = { type: 'home', callback_id: 'home', blocks: [actions(button('extend'))] };

describe('the app’s Home', () => {
  it('is asked for with a signed event, and published by the app', async () => {
    const { app, act, api, slack } = await startWorkspace();
    expect(await act('open-home', { userId: ADA })).toMatchObject({ status: 200 });
    const [received] = app.received;
    const { 'x-slack-request-timestamp': at, 'content-type': type } = received?.headers ?? {};
    expect(received?.headers).toMatchObject(signatureHeaders(SIGNING_SECRET, received?.body ?? '', Number(at)));
    expect(type).toBe('application/json');
    expect(JSON.parse(received?.body ?? '')).toMatchObject({
      type: 'event_callback',
      team_id: 'T0LOCAL01',
      api_app_id: 'A0LOCAL01',
      event: { type: 'app_home_opened', user: ADA, channel: 'D0ADA0001', tab: 'home' },
      event_id: expect.stringMatching(/^Ev/),
      authorizations: [{ team_id: 'T0LOCAL01', is_bot: true }],
    });
    await api('views.publish', { user_id: ADA, view: home });
    await act('open-home', { userId: ADA });
    expect(JSON.parse(app.received[1]?.body ?? '').event.view).toMatchObject({ type: 'home', callback_id: 'home' });
    const shown = await fetch(`${slack.url}/_stand-in/views?user=${ADA}`);
    expect(await shown.json()).toMatchObject({ modals: [], home: { type: 'home', bot_id: 'B0LOCAL01' } });
  });

  it('is each person’s own, with buttons that say where they were pressed', async () => {
    const { app, act, api } = await startWorkspace();
    await api('views.publish', { user_id: ADA, view: home });
    expect(await act('click', { userId: GRACE, home: true, actionId: 'extend' })).toMatchObject({ httpStatus: 400 });
    await act('click', { userId: ADA, home: true, actionId: 'extend' });
    const payload = payloadOf(app.received[0]);
    expect(payload).toMatchObject({
      container: { type: 'view' },
      view: { type: 'home' },
      actions: [{ action_id: 'extend' }],
    });
    expect(payload).not.toHaveProperty('channel');
  });

  it('has its event sent once more when the app did not take it', async () => {
    const { app, act } = await startWorkspace((_, response) => response.writeHead(500).end());
    expect(await act('open-home', { userId: ADA })).toMatchObject({ error: 'dispatch_failed' });
    expect(app.received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
    ]);
    expect(app.received[0]?.body).toBe(app.received[1]?.body);
  });

  it('is refused for people that there are not', async () => {
    const { act, slack } = await startWorkspace();
    expect(await act('open-home', { userId: 'U0NOBODY01' })).toMatchObject({ httpStatus: 400 });
    const headers = { authorization: `Bearer ${BOT_TOKEN}` };
    const refused = await post(`${slack.apiUrl}views.publish`, { user_id: 'U0NOBODY01', view: home }, headers);
    expect(await refused.json()).toMatchObject({ ok: false, error: 'invalid_arguments' });
  });
});
