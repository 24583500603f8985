import { afterEach, describe, expect, it } from 'vitest';
import { checkSecrets, givenSecrets, type Secrets } from '../../../infra/checks/secrets.ts';
import { type Slack, startSlack } from '../../../infra/local/slack/server.ts';
import { SCOPES } from '../../../infra/slack-manifest.ts';

const SIGNING = '0123456789abcdef0123456789abcdef';
const TOKEN = 'xoxb-local-1';

let slack: Slack | undefined;
afterEach(() => slack?.stop());

async function check(given: Record<string, string>, more: { allowedTeamIds?: string[]; scopes?: typeof SCOPES } = {}) {
  slack = await startSlack({ port: 0, botToken: TOKEN, signingSecret: SIGNING, functionUrl: () => '' });
  const needs = { apiUrl: slack.apiUrl, scopes: SCOPES, allowedTeamIds: [], ...more };
  const [signingSecret, botToken] = await checkSecrets({ answer: givenSecrets(given) }, needs);
  return { signingSecret, botToken };
}

describe("the Slack app's secrets", () => {
  it('are good when Slack knows the token, and the signing secret has its shape', async () => {
    const found = await check({ SLACK_SIGNING_SECRET: SIGNING, SLACK_BOT_TOKEN: TOKEN });
    expect(found.signingSecret).toMatchObject({
      state: 'good',
      text: expect.stringContaining('no call that checks more'),
    });
    expect(found.botToken).toMatchObject({
      state: 'good',
      text: 'in SLACK_BOT_TOKEN; of the workspace Playground (T0LOCAL01), with the rights that it needs',
    });
  });

  it('given the wrong way round are told apart, both at once', async () => {
    const { signingSecret, botToken } = await check({ SLACK_SIGNING_SECRET: TOKEN, SLACK_BOT_TOKEN: SIGNING });
    expect(signingSecret).toMatchObject({
      state: 'wrong',
      text: "what is in SLACK_SIGNING_SECRET is the app's bot token and no signing secret. It belongs in SLACK_BOT_TOKEN.",
    });
    expect(botToken).toMatchObject({
      state: 'wrong',
      text: "what is in SLACK_BOT_TOKEN is the app's signing secret and not its bot token. It belongs in SLACK_SIGNING_SECRET.",
    });
  });

  it.each([
    ['xapp-1-A0-1-a', "is the app's app-level token and not its bot token"],
    ['xoxp-1-2-3', "is the app's user token and not its bot token"],
    ['xoxe.xoxb-1-abc', 'ends after 12 hours: the app rotates its tokens'],
    ['hunter2', 'is none of the tokens of Slack and not its bot token'],
  ])('a bot token that is %s is refused without asking Slack', async (value, words) => {
    const { botToken } = await check({ SLACK_SIGNING_SECRET: SIGNING, SLACK_BOT_TOKEN: value });
    expect(botToken).toMatchObject({ state: 'wrong', text: expect.stringContaining(words) });
    expect(JSON.stringify(botToken)).not.toContain(value);
  });

  it('a token that Slack does not know is refused in Slack’s own words', async () => {
    const { botToken } = await check({ SLACK_SIGNING_SECRET: SIGNING, SLACK_BOT_TOKEN: 'xoxb-of-yesterday' });
    expect(botToken).toMatchObject({ state: 'wrong', text: 'Slack refuses what is in SLACK_BOT_TOKEN: invalid_auth.' });
  });

  it('a token without a right says which, and what it is for', async () => {
    const scopes = { ...SCOPES, 'files:write': 'pictures' };
    const { botToken } = await check({ SLACK_SIGNING_SECRET: SIGNING, SLACK_BOT_TOKEN: TOKEN }, { scopes });
    expect(botToken).toMatchObject({ state: 'wrong', text: 'it lacks rights: files:write (pictures).' });
  });

  it('a token of a workspace that may not use the bot is told, and stops nobody', async () => {
    const given = { SLACK_SIGNING_SECRET: SIGNING, SLACK_BOT_TOKEN: TOKEN };
    const { botToken } = await check(given, { allowedTeamIds: ['T0OTHER01'] });
    expect(botToken).toMatchObject({
      state: 'note',
      text: expect.stringContaining('which allowedTeamIds does not name'),
    });
  });

  it('that are nowhere are asked for, each by its variable', async () => {
    const { signingSecret, botToken } = await check({ SLACK_BOT_TOKEN: ' ' });
    expect(signingSecret).toMatchObject({ state: 'wrong', todo: expect.stringContaining('SLACK_SIGNING_SECRET') });
    expect(botToken).toMatchObject({ state: 'wrong', todo: expect.stringContaining('SLACK_BOT_TOKEN') });
  });

  it('that may not be read are not looked at, and stop nobody: a preview may have no right to them', async () => {
    const secrets = { error: new Error('AccessDenied') };
    const found = await checkSecrets(secrets, { apiUrl: 'http://127.0.0.1:1/', scopes: SCOPES, allowedTeamIds: [] });
    expect(found.map(({ state }) => state)).toEqual(['note', 'note']);
  });

  it('cannot be checked where Slack cannot be reached, and that is said', async () => {
    const secrets: Secrets = { botToken: { value: TOKEN, from: 'in SLACK_BOT_TOKEN' } };
    const needs = { apiUrl: 'http://127.0.0.1:1/', scopes: SCOPES, allowedTeamIds: [] };
    const [, botToken] = await checkSecrets({ answer: secrets }, needs);
    expect(botToken).toMatchObject({
      state: 'wrong',
      text: expect.stringMatching(/^Slack could not be asked about it/),
    });
  });
});
