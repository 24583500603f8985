import { describe, expect, it } from 'vitest';
import { signatureHeaders } from '../../../../../infra/local/slack/signing.ts';
import { ADA, answerJson, GENERAL, GRACE, post, SIGNING_SECRET, startFunction, startTestSlack } from '../support.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

async function command(url: string, given: Record<string, unknown>) {
  const response = await post(`${url}/_stand-in/command`, given);
  return { status: response.status, result: (await response.json()) as Record<string, unknown> };
}

describe('a slash command', () => {
  it('arrives signed, as a form with all that Slack sends', async () => {
    const app = await startFunction((_, response) => response.end('ok'));
    const slack = await startTestSlack({ functionUrl: () => app.url, now: () => 1_700_000_000_500 });
    await command(slack.url, { text: '/playground  create demo & @grace ', userId: ADA, channelId: GENERAL });
    const [received] = app.received;
    expect(received?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      ...signatureHeaders(SIGNING_SECRET, received?.body ?? '', 1_700_000_000),
    });
    expect(Object.fromEntries(received?.fields ?? [])).toEqual({
      token: expect.any(String),
      team_id: 'T0LOCAL01',
      team_domain: 'playground-local',
      channel_id: GENERAL,
      channel_name: 'general',
      user_id: ADA,
      user_name: 'ada',
      command: '/playground',
      text: 'create demo &amp; <@U0GRACE01|grace>',
      api_app_id: 'A0LOCAL01',
      is_enterprise_install: 'false',
      response_url: expect.stringContaining(`${slack.url}/commands/T0LOCAL01/`),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
    });
  });

  it('is a new one each time: its trigger and its response URL are its own', async () => {
    const app = await startFunction((_, response) => response.end());
    const { url } = await startTestSlack({ functionUrl: () => app.url });
    const given = { text: '/playground list', userId: ADA };
    await Promise.all([command(url, given), command(url, given)]);
    for (const field of ['trigger_id', 'response_url'])
      expect(new Set(app.received.map(({ fields }) => fields.get(field))).size).toBe(2);
  });

  it('names direct messages as Slack does', async () => {
    const app = await startFunction((_, response) => response.end());
    const slack = await startTestSlack({ functionUrl: () => app.url });
    const { channel } = slack.store.openDirectMessages(ADA);
    await command(slack.url, { text: '/playground', userId: ADA, channelId: channel.id });
    expect(app.received[0]?.fields.get('channel_name')).toBe('directmessage');
    expect(app.received[0]?.fields.get('text')).toBe('');
  });

  it.each([
    ['JSON', JSON.stringify({ response_type: 'ephemeral', text: 'hi', blocks: [section('*hi*')] }), 'hi'],
    ['text', 'just words', 'just words'],
  ])('shows an answer of %s to the one who typed it', async (_, body, text) => {
    const app = await startFunction((_received, response) => response.end(body));
    const slack = await startTestSlack({ functionUrl: () => app.url });
    const { result } = await command(slack.url, { text: '/playground help', userId: ADA });
    expect(result).toMatchObject({ status: 200, reply: { response_type: 'ephemeral', text }, ms: expect.any(Number) });
    expect(slack.store.messages(GENERAL)).toMatchObject([{ text, visibleTo: ADA, botId: 'B0LOCAL01' }]);
  });

  it('shows an answer for the channel to everybody, and an empty one to nobody', async () => {
    const bodies = [{ response_type: 'in_channel', text: 'all' }, undefined];
    const app = await startFunction((_, response) => {
      const body = bodies.shift();
      if (body === undefined) response.end();
      else answerJson(response, body);
    });
    const slack = await startTestSlack({ functionUrl: () => app.url });
    await command(slack.url, { text: '/playground help', userId: ADA });
    const { result } = await command(slack.url, { text: '/playground help', userId: ADA });
    expect(result['reply']).toBeNull();
    expect(slack.store.messages(GENERAL).map(({ text, visibleTo }) => ({ text, visibleTo }))).toEqual([
      { text: 'all', visibleTo: undefined },
    ]);
  });

  it('that is not answered in time ends with operation_timeout, in red and for its author alone', async () => {
    const app = await startFunction(() => undefined);
    const slack = await startTestSlack({ functionUrl: () => app.url, answerTimeoutMs: 50 });
    const { result } = await command(slack.url, { text: '/playground create', userId: ADA });
    expect(result).toMatchObject({ error: 'operation_timeout' });
    expect(slack.store.messages(GENERAL)).toMatchObject([
      { text: '/playground failed with the error "operation_timeout"', failure: true, visibleTo: ADA },
    ]);
  });

  it('whose answer begins in time and does not end has timed out too', async () => {
    const app = await startFunction((_, response) => response.write('{'));
    const { url } = await startTestSlack({ functionUrl: () => app.url, answerTimeoutMs: 50 });
    const { result } = await command(url, { text: '/playground create', userId: ADA });
    expect(result).toMatchObject({ error: 'operation_timeout' });
  });

  it.each([401, 404, 500, 201, 302])('that is answered with status %i has failed', async (status) => {
    const app = await startFunction((_, response) => response.writeHead(status, { location: '/' }).end('why'));
    const { url } = await startTestSlack({ functionUrl: () => app.url });
    const { result } = await command(url, { text: '/playground list', userId: ADA });
    expect(result).toMatchObject({
      error: 'dispatch_failed',
      status,
      words: '/playground failed with the error "dispatch_failed"',
      detail: expect.stringContaining('why'),
    });
    expect(app.received).toHaveLength(1);
  });

  it('that reaches no function says so', async () => {
    const { url } = await startTestSlack();
    const { result } = await command(url, { text: '/playground list', userId: ADA });
    expect(result).toMatchObject({ error: 'dispatch_failed', detail: expect.stringContaining('not reached') });
  });

  it('whose answer Slack would not show is refused with the fault', async () => {
    const app = await startFunction((_, response) => answerJson(response, { text: 'x', blocks: [section('')] }));
    const { url } = await startTestSlack({ functionUrl: () => app.url });
    const { result } = await command(url, { text: '/playground list', userId: ADA });
    expect(result).toMatchObject({
      error: 'invalid_command_response',
      detail: expect.stringContaining('json-pointer:/blocks/0/text/text'),
    });
  });

  it('that the app does not have never leaves', async () => {
    const app = await startFunction((_, response) => response.end());
    const { url } = await startTestSlack({ functionUrl: () => app.url });
    const { result } = await command(url, { text: '/deploy', userId: ADA });
    expect(result).toMatchObject({
      error: 'unknown_command',
      words: expect.stringContaining('`/deploy` is not a valid'),
    });
    expect(app.received).toEqual([]);
  });

  it.each([
    [{ text: 'hello', userId: ADA }],
    [{ text: '/playground', userId: 'U0NOBODY01' }],
    [{ text: '/playground', userId: ADA, channelId: 'C0NOWHERE1' }],
    [{ text: '/playground' }],
    [{ text: '', userId: ADA }],
  ])('%j is no command', async (given) => {
    const { url } = await startTestSlack();
    expect(await command(url, given)).toMatchObject({ status: 400, result: { error: expect.any(String) } });
  });

  it('cannot be typed into direct messages of somebody else', async () => {
    const slack = await startTestSlack();
    const { channel } = slack.store.openDirectMessages(ADA);
    const { status } = await command(slack.url, { text: '/playground', userId: GRACE, channelId: channel.id });
    expect(status).toBe(400);
  });
});
