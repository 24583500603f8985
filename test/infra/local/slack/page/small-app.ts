import type { ServerResponse } from 'node:http';
import type { Slack } from '../../../../../infra/local/slack/server.ts';
import { actions, button, input, type Json, option, payloadOf, plain } from '../interactions/support.ts';
import { ADA, answerJson, BOT_TOKEN, GENERAL, post, type Received, startFunction, startTestSlack } from '../support.ts';

const confirm = {
  title: plain('Destroy demo?'),
  text: { type: 'mrkdwn', text: '*All* of it goes.' },
  confirm: plain('Destroy'),
  deny: plain('Keep it'),
  style: 'danger',
};

const form = {
  type: 'modal',
  callback_id: 'new',
  title: plain('New playground'),
  submit: plain('Create'),
  notify_on_close: true,
  blocks: [
    input(
      'name',
      { type: 'plain_text_input', placeholder: plain('demo'), max_length: 30 },
      { label: plain('Name'), hint: plain('3 to 30 characters') },
    ),
    input(
      'template',
      { type: 'static_select', options: [option('default'), option('other')], initial_option: option('default') },
      { label: plain('Template') },
    ),
    input('people', { type: 'multi_users_select' }, { label: plain('Share with'), optional: true }),
  ],
};

const menu = { type: 'overflow', action_id: 'more', options: [option('logs'), option('history')] };
const picker = { type: 'users_select', action_id: 'share', placeholder: plain('Share with') };
const template = {
  type: 'static_select',
  action_id: 'template',
  placeholder: plain('Template'),
  options: [option('other')],
  confirm,
};
const playground = (words: string) => [
  { type: 'section', block_id: 'words', text: { type: 'mrkdwn', text: words } },
  actions(
    button('extend', { text: plain('Extend 1 h') }),
    button('destroy', { text: plain('Destroy'), style: 'danger', confirm }),
    picker,
    template,
    menu,
  ),
];

/** A small app with one playground of ada's, which answers as the real one does; `late` is never answered. */
export async function startSmallApp(): Promise<{ slack: Slack; heard: Json[]; wound: number[] }> {
  const heard: Json[] = [];
  const api = (method: string, body: object) =>
    post(`${slack.apiUrl}${method}`, body, { authorization: `Bearer ${BOT_TOKEN}` });
  const home = (text: string) => ({ type: 'home', blocks: playground(text) });

  async function answer(received: Received, response: ServerResponse): Promise<void> {
    if (received.fields.get('command') !== null) return command(received.fields, response);
    const payload = received.fields.has('payload') ? payloadOf(received) : JSON.parse(received.body).event;
    heard.push(payload);
    if (payload.type === 'app_home_opened' && payload.tab === 'home')
      await api('views.publish', { user_id: payload.user, view: home('Your playgrounds') });
    if (payload.type === 'view_submission') return submitted(payload, response);
    if (payload.type === 'block_actions') await clicked(payload);
    if (payload.actions?.[0].selected_option?.value !== 'history') response.end();
  }

  async function command(fields: URLSearchParams, response: ServerResponse): Promise<void> {
    await api('views.open', { trigger_id: fields.get('trigger_id'), view: form });
    response.end();
  }

  async function submitted({ view }: Json, response: ServerResponse): Promise<void> {
    const { value } = view.state.values.name.value;
    if (value === 'taken') {
      answerJson(response, { response_action: 'errors', errors: { name: 'That name is taken.' } });
      return;
    }
    await api('chat.postMessage', { channel: GENERAL, text: 'ready', blocks: playground(`*${value}* is ready.`) });
    response.end();
  }

  async function clicked({ user, actions: [action], container, response_url, view }: Json): Promise<void> {
    const at = { channel: container.channel_id, ts: container.message_ts };
    if (view !== undefined) await api('views.publish', { user_id: user.id, view: home(`Pressed ${action.action_id}`) });
    else if (user.id !== ADA) await post(response_url, { text: 'It belongs to ada.' });
    else if (action.action_id === 'destroy') await api('chat.update', { ...at, text: 'demo is gone.' });
    else if (action.action_id !== 'more')
      await api('chat.update', { ...at, text: 'x', blocks: playground(`Did ${action.action_id}.`) });
  }

  const app = await startFunction((received, response) => {
    answer(received, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const wound: number[] = [];
  const windForward = async (seconds: number) => ({ seconds, rows: wound.push(seconds), sweeps: 1 });
  const slack = await startTestSlack({ functionUrl: () => app.url, clock: () => windForward });
  return { slack, heard, wound };
}
