import { describe, expect, it } from 'vitest';
import type { Store } from '../../../infra/local/slack/store.ts';
import { APP } from '../../../infra/local/slack/workspace.ts';
import { say, stateDir } from './say-support.ts';
import { ADA, answerJson, BOT_TOKEN, GRACE, post, startFunction, startTestSlack } from './slack/support.ts';

const section = (text: string, block_id: string) => ({ type: 'section', block_id, text: { type: 'mrkdwn', text } });
const accepted = { text: 'x', blocks: [section('*demo* is being made.', 'operation:op-1')] };
const refused = { text: 'x', blocks: [section('*That name is taken.*', 'error:NAME_TAKEN')] };
const tag = (state: string, operation_id = 'op-1') => ({
  metadata: { event_type: 'playground_operation', event_payload: { operation_id, kind: 'create', state, sequence: 1 } },
});

/** A bot that answers with `reply`, having already said what `speak` says. */
async function startBot(reply: unknown, speak: (store: Store) => void = () => undefined) {
  const app = await startFunction((_, response) => {
    speak(slack.store);
    answerJson(response, reply);
  });
  const slack = await startTestSlack({ functionUrl: () => app.url });
  return { app, slack, dir: stateDir(JSON.stringify({ slackUrl: slack.url })) };
}

/** What the notifier does: one message, updated in place, ending with `state`. */
function operation(state: string, userId = ADA) {
  return (store: Store): void => {
    const { channel } = store.openDirectMessages(userId);
    const author = { channel: channel.id, user: APP.botUserId, botId: APP.botId };
    store.post({ ...author, content: { text: 'Another thing', ...tag('succeeded', 'op-2') } });
    const message = store.post({ ...author, content: { text: '*demo*\nStep 1 of 4', ...tag('running') } });
    store.edit(message, { text: `*demo*\nIt has ${state}`, ...tag(state) });
  };
}

describe('npm run say', () => {
  it('prints the answer and ends well', async () => {
    const { dir, app } = await startBot({ text: '*Help* for <@U0ADA0001>' });
    const { exitCode, stdout } = await say(dir, '/playground help');
    expect(stdout).toMatch(/^Only you see this \(\d+ ms\):\n {2}Help for @ada$/);
    expect(exitCode).toBe(0);
    expect(app.received[0]?.fields.get('user_id')).toBe(ADA);
  });

  it.each([
    ['succeeded', 0],
    ['failed', 1],
  ])('waits for the operation: %s ends with %i', async (state, code) => {
    const { dir } = await startBot(accepted, operation(state));
    const { exitCode, stdout } = await say(dir, '/playground create demo', '--wait');
    expect(stdout.split('\n').slice(1)).toEqual([
      '  demo is being made.',
      'Direct message:',
      '  demo',
      '  Step 1 of 4',
      'Direct message:',
      `  It has ${state}`,
    ]);
    expect(exitCode).toBe(code);
  });

  it('does not wait unless told to, nor for a refusal, nor for a mere answer', async () => {
    const waiting = await startBot(accepted);
    expect((await say(waiting.dir, '/playground create demo')).exitCode).toBe(0);
    const refusing = await startBot(refused);
    expect((await say(refusing.dir, '/playground create demo', '--wait')).exitCode).toBe(1);
    expect((await say(refusing.dir, '/playground create demo')).exitCode).toBe(1);
    const answering = await startBot({ text: 'none' });
    expect((await say(answering.dir, '/playground list', '--wait')).exitCode).toBe(0);
  });

  it('says where a form opened', async () => {
    const app = await startFunction(({ fields }, response) => {
      const title = { type: 'plain_text', text: 'New' };
      const opening = { trigger_id: fields.get('trigger_id'), view: { type: 'modal', title, blocks: [] } };
      post(`${slack.apiUrl}views.open`, opening, { authorization: `Bearer ${BOT_TOKEN}` }).then(
        () => response.end(),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
    const slack = await startTestSlack({ functionUrl: () => app.url });
    const { stdout } = await say(stateDir(JSON.stringify({ slackUrl: slack.url })), '/playground new');
    expect(stdout).toContain('A form opened');
  });

  it('gives up when the time is over, and says that the operation goes on', async () => {
    const { dir } = await startBot(accepted, operation('running'));
    const { exitCode, stdout } = await say(dir, '/playground create demo', '--wait', '--timeout', '1.5');
    expect(stdout).toContain('It had not ended when the time was up, and goes on.');
    expect(exitCode).toBe(1);
  });

  it('speaks as somebody else, from elsewhere, and follows their messages', async () => {
    const { dir, app } = await startBot(accepted, operation('succeeded', GRACE));
    const { exitCode } = await say(
      dir,
      '/playground create',
      '--wait',
      '--as',
      'grace',
      '--channel',
      '#playground-alerts',
    );
    expect(exitCode).toBe(0);
    expect(app.received[0]?.fields.get('user_id')).toBe(GRACE);
    expect(app.received[0]?.fields.get('channel_name')).toBe('playground-alerts');
  });

  it('says what Slack says when the app does not answer as it should', async () => {
    const app = await startFunction((_, response) => response.writeHead(500).end());
    const slack = await startTestSlack({ functionUrl: () => app.url });
    const { exitCode, stdout } = await say(stateDir(JSON.stringify({ slackUrl: slack.url })), '/playground list');
    expect(stdout).toContain('/playground failed with the error "dispatch_failed"');
    expect(exitCode).toBe(1);
  });

  it('says that npm start must be running when nothing is', async () => {
    const missing = await say(stateDir(), '/playground list');
    expect(missing).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Run `npm start`') });
    const stopped = await say(stateDir('{"slackUrl":"http://127.0.0.1:1"}'), '/playground list');
    expect(stopped).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Run `npm start`') });
  });

  it.each([
    [[]],
    [['playground list']],
    [['/playground list', '--loud']],
    [['/playground list', '--as', 'nobody']],
    [['/playground list', '--channel', 'nowhere']],
    [['/playground list', '--channel', 'D0GRACE01']],
    [['--click', 'extend', '--as', 'nobody']],
    [['--click', 'extend']],
    [['--at', 'noon']],
  ])('%j ends with 2 and sends nothing', async (args) => {
    const { dir, app } = await startBot({ text: 'x' });
    const { exitCode, stdout, stderr } = await say(dir, ...args);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).not.toBe('');
    expect(app.received).toEqual([]);
  });
});
