import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { environment } from '../../bot/support/environment.ts';
import { ADA } from '../../bot/support/rows.ts';
import { signedEvent, slashBody } from '../../bot/support/slack-request.ts';
import { unpackBundle } from './support/bundled.ts';
import { startFakeCloud } from './support/fake-cloud.ts';

let bot: Awaited<ReturnType<typeof unpackBundle>>;
let cloud: Awaited<ReturnType<typeof startFakeCloud>>;
beforeAll(async () => {
  bot = await unpackBundle('bot');
});
beforeEach(async () => {
  cloud = await startFakeCloud();
  return () => cloud.stop();
});
afterAll(() => bot.remove());

const KEYS = { AWS_ACCESS_KEY_ID: 'ENVIRONMENTSKEY', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };
const timestamp = Math.floor(Date.now() / 1000);
const command = (text: string) => signedEvent(slashBody({ text }), { timestamp });

async function invoke(events: unknown[], env: Record<string, string> = {}) {
  const { url } = cloud;
  return bot.invoke(events, { ...environment, ...KEYS, AWS_ENDPOINT_URL: url, SLACK_API_URL: `${url}/api/`, ...env });
}

const called = (): string[] => cloud.calls.map(({ what }) => what);

it('the bot’s bundle answers a signed request with what it was bundled with', async () => {
  const { answers } = await invoke([command('help')]);
  expect(answers).toMatchObject([{ statusCode: 200, body: expect.stringContaining('/playground create') }]);
  expect(cloud.calls).toContainEqual(
    expect.objectContaining({ what: 'AmazonSSM.GetParameter', as: 'ENVIRONMENTSKEY' }),
  );
});

it('claims, and then invokes', async () => {
  const { answers } = await invoke([command('create demo')]);
  expect(answers).toMatchObject([{ statusCode: 200, body: expect.stringContaining('*demo* is being made') }]);
  const steps = called().filter((what) => /Transact|Lambda/.test(what));
  expect(steps).toEqual(['DynamoDB_20120810.TransactWriteItems', 'Lambda.Invoke']);
  expect(cloud.calls.at(-1)?.body).toMatch(/^\{"operationId":"op-\w+"\}$/);
});

it('names an error of AWS that it was bundled without', async () => {
  const __type = 'com.amazonaws.dynamodb.v20120810#SomethingNew';
  cloud.reply('DynamoDB_20120810.Query', { status: 400, body: { __type, message: 'not here' } });
  const { answers, log } = await invoke([command('list')]);
  expect(answers).toMatchObject([{ statusCode: 200 }]);
  expect(log).toContain('SomethingNew');
});

it('opens a form with the token of the moment', async () => {
  const { answers } = await invoke([command('new')]);
  expect(answers).toMatchObject([{ statusCode: 200, body: expect.stringContaining('Say in the form') }]);
  const { as, body } = cloud.calls.find(({ what }) => what === 'Slack.views.open') ?? {};
  expect(as).toMatch(/^Bearer /);
  expect(new URLSearchParams(body).get('trigger_id')).toBe('1.2.3');
});

it('tells the events topic', async () => {
  const event = { type: 'app_home_opened', user: ADA, channel: 'D1', tab: 'home', event_ts: '1.0' };
  const body = { type: 'event_callback', team_id: 'T0TEST001', api_app_id: 'A0TEST001', event_id: 'Ev1', event };
  const headers = { 'content-type': 'application/json' };
  const { answers, log } = await invoke([signedEvent(JSON.stringify(body), { timestamp, headers })]);
  expect(answers, log).toMatchObject([{ statusCode: 200 }]);
  const published = cloud.calls.find(({ what }) => what === 'SNS.Publish');
  expect(new URLSearchParams(published?.body).get('Message')).toContain('home-opened');
});

it('answers when Slack says to wait, and the log has the error by its name', async () => {
  cloud.reply('Slack.views.open', { status: 429, headers: { 'retry-after': '30' } });
  const { answers, log } = await invoke([command('new')]);
  expect(answers).toMatchObject([{ statusCode: 200, body: expect.stringContaining('/playground create') }]);
  expect(called().filter((what) => what === 'Slack.views.open')).toHaveLength(1);
  expect(log).toContain('WebAPIRateLimitedError');
});

it('answers when Slack cannot be reached, or speaks no TLS', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const { port } = closed.address() as { port: number };
  await new Promise((resolve) => closed.close(resolve));
  for (const api of [`http://127.0.0.1:${port}/api/`, `${cloud.url.replace('http', 'https')}/api/`]) {
    const { answers, log } = await invoke([command('new')], { SLACK_API_URL: api });
    expect(answers).toMatchObject([{ statusCode: 200, body: expect.stringContaining('/playground create') }]);
    expect(log).toContain('WebAPIRequestError');
  }
});

it('says that it takes credentials from the environment alone', async () => {
  const { answers, log } = await invoke([command('help')], { AWS_ACCESS_KEY_ID: '', AWS_PROFILE: 'mine' });
  expect(answers).toMatchObject([{ statusCode: 500 }]);
  expect(log).toContain('Unable to find environment variable credentials');
});

it('takes settings from the environment alone, and says so of addresses that it cannot find', async () => {
  const file = join(tmpdir(), `aws-config-${randomUUID()}`);
  await writeFile(file, '[default]\nuse_fips_endpoint = true\n');
  onTestFinished(() => rm(file));
  const { answers, log } = await invoke([command('help')], { AWS_CONFIG_FILE: file });
  expect(answers, log).toMatchObject([{ statusCode: 200 }]);

  const told = await invoke([command('help')], { AWS_USE_FIPS_ENDPOINT: 'true' });
  expect(told.answers).toMatchObject([{ statusCode: 500 }]);
  expect(told.log).toContain('infra/bundle/slim-endpoints.ts');
});
