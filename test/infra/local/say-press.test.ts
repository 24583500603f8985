import { describe, expect, it } from 'vitest';
import { APP } from '../../../infra/local/slack/workspace.ts';
import { say, stateDir } from './say-support.ts';
import { actions, button, type Json, option, payloadOf, plain } from './slack/interactions/support.ts';
import { ADA, BOT_TOKEN, GENERAL, GRACE, post, startFunction, startTestSlack } from './slack/support.ts';

const confirm = {
  title: plain('Destroy demo?'),
  text: plain('All of it goes.'),
  confirm: plain('Destroy'),
  deny: plain('Keep'),
};
const words = (text: string, block_id = 'words') => ({ type: 'section', block_id, text: { type: 'mrkdwn', text } });

/** A bot that does with a click what `react` says. */
async function startBot(
  react: (payload: Json, api: (method: string, body: object) => Promise<unknown>) => unknown = () => undefined,
) {
  const api = (method: string, body: object) =>
    post(`${slack.apiUrl}${method}`, body, { authorization: `Bearer ${BOT_TOKEN}` });
  const app = await startFunction((received, response) => {
    Promise.resolve(react(payloadOf(received), api)).then(
      () => response.end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const wound: number[] = [];
  const windForward = async (seconds: number) => ({ seconds, rows: wound.push(seconds), sweeps: 2 });
  const slack = await startTestSlack({ functionUrl: () => app.url, clock: () => windForward });
  const tell = (channel: string, ...blocks: object[]) => api('chat.postMessage', { channel, text: 'x', blocks });
  const pressed = () => app.received.map((each) => payloadOf(each));
  const dir = stateDir(JSON.stringify({ slackUrl: slack.url }));
  return { slack, api, tell, pressed, wound, dir };
}

describe('npm run say -- --click', () => {
  it('presses a button by its label on the newest message that has it, and prints what changed', async () => {
    const { dir, tell, pressed } = await startBot(({ container, response_url }, api) =>
      Promise.all([
        api('chat.update', { channel: container.channel_id, ts: container.message_ts, text: '*other* until 5 PM' }),
        post(response_url, { text: 'Extended.' }),
      ]),
    );
    await tell(
      ADA,
      words('*other* until 4 PM'),
      actions(button('extend', { text: plain('Extend 1 h'), value: 'other' })),
    );
    await tell(
      ADA,
      words('*demo* until 4 PM'),
      actions(button('extend', { text: plain('Extend 1 h'), value: 'demo' })),
    );
    await tell(ADA, words('nothing to press'));
    const { exitCode, stdout } = await say(dir, '--click', 'extend', '--on', 'other');
    expect(pressed()[0].actions).toMatchObject([{ action_id: 'extend', value: 'other' }]);
    expect(stdout.split('\n').slice(1)).toEqual([
      'Direct message:',
      '  other until 5 PM',
      'Only you see this:',
      '  Extended.',
    ]);
    expect([exitCode, stdout.split('\n')[0]]).toEqual([
      0,
      expect.stringMatching(/^"Extend 1 h" was answered in \d+ ms\.$/),
    ]);
    // In another channel than the newer one, which comes first all the same.
    await tell(GENERAL, actions(button('extend', { text: plain('Extend 1 h'), value: 'newest' })));
    await say(dir, '--click', 'Extend');
    expect(pressed()[1].actions).toMatchObject([{ value: 'newest' }]);
  });

  it('asks before it presses what asks', async () => {
    const { dir, tell, pressed } = await startBot();
    await tell(GENERAL, actions(button('destroy', { confirm })));
    const asked = await say(dir, '--click', 'destroy');
    expect(asked).toMatchObject({ exitCode: 2, stdout: expect.stringContaining('Destroy demo? All of it goes.') });
    expect(pressed()).toEqual([]);
    expect((await say(dir, '--click', 'destroy', '--yes')).exitCode).toBe(0);
    expect(pressed()).toHaveLength(1);
  });

  it('chooses from a menu by its label, as somebody else', async () => {
    const { dir, tell, pressed } = await startBot();
    await tell(GENERAL, actions({ type: 'overflow', action_id: 'more', options: [option('logs')] }));
    expect((await say(dir, '--click', 'more', '--value', 'the logs', '--as', 'grace')).exitCode).toBe(0);
    expect(pressed()[0]).toMatchObject({ user: { id: GRACE }, actions: [{ selected_option: { value: 'logs' } }] });
  });

  it('presses on the app’s Home, and says that a modal opened', async () => {
    const view = { type: 'modal', title: plain('New'), blocks: [] };
    const { dir, api, pressed } = await startBot(({ trigger_id }, call) => call('views.open', { trigger_id, view }));
    await api('views.publish', { user_id: ADA, view: { type: 'home', blocks: [actions(button('new'))] } });
    const { exitCode, stdout } = await say(dir, '--click', 'new', '--home');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('A form opened');
    expect(pressed()[0]).toMatchObject({ view: { type: 'home' } });
  });

  it('waits for the operation that the click began, and fails when it was refused', async () => {
    const answers = [words('Destroying.', 'operation:op-1'), words('It is not yours.', 'error:NOT_YOURS')];
    const { dir, slack, tell } = await startBot(async ({ response_url }) => {
      const content = {
        text: 'done',
        metadata: { event_type: 'playground_operation', event_payload: { operation_id: 'op-1', state: 'succeeded' } },
      };
      const { channel } = slack.store.openDirectMessages(ADA);
      slack.store.post({ channel: channel.id, user: APP.botUserId, botId: APP.botId, content });
      await post(response_url, { text: 'x', blocks: [answers.shift()] });
    });
    await tell(GENERAL, actions(button('destroy')));
    expect((await say(dir, '--click', 'destroy', '--wait')).exitCode).toBe(0);
    expect((await say(dir, '--click', 'destroy', '--wait')).exitCode).toBe(1);
  });

  it('says so when nobody answers', async () => {
    const { dir, tell } = await startBot(() => {
      throw new Error('never reached');
    });
    await tell(GENERAL, words('no buttons'));
    expect(await say(dir, '--click', 'extend', '--on', 'demo')).toMatchObject({
      exitCode: 2,
      stdout: 'ada sees nothing about "demo" that has "extend".',
    });
  });
});

describe('npm run say -- --at', () => {
  it('winds the clock of the local cloud', async () => {
    const { dir, wound } = await startBot();
    const { exitCode, stdout } = await say(dir, '--at', '+3h');
    expect(stdout).toBe('180 minutes have passed for 1 rows of the registry, and the sweeper looked 2 times.');
    expect([exitCode, wound]).toEqual([0, [10_800]]);
  });

  it('says when there is none', async () => {
    const slack = await startTestSlack();
    const { exitCode, stdout } = await say(stateDir(JSON.stringify({ slackUrl: slack.url })), '--at', '+3h');
    expect(stdout).toContain('no clock');
    expect(exitCode).toBe(1);
  });
});
