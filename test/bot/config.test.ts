import { expect, test } from 'vitest';
import { parseConfig } from '../../bot/config.ts';
import { prices, template } from './support/answer-deps.ts';
import { testFaults } from './support/config-cases.ts';
import { environment as env } from './support/environment.ts';

test('reads the environment', () => {
  expect(parseConfig({ ...env, ALLOWED_TEAM_IDS: 'T0ONE0001, T0TWO0001,', ADMINS: 'U0ADA0001' })).toEqual({
    registryTable: 'registry',
    provisionerFunction: 'provisioner',
    signingSecretParameter: '/playground-bot/dev/signing-secret',
    botTokenParameter: '/playground-bot/dev/bot-token',
    slackApiUrl: 'https://slack.com/api/',
    eventsTopicArn: 'arn:aws:sns:eu-north-1:111122223333:events',
    logGroup: '/playground-bot/dev/playgrounds',
    consolePlace: { region: 'eu-north-1', clusterName: 'playgrounds', logGroup: '/playground-bot/dev/playgrounds' },
    templates: [template],
    prices,
    lifetimeSeconds: 14_400,
    maxLifetimeSeconds: 259_200,
    warningSeconds: 1800,
    limits: { perOwner: 3, total: 20 },
    admins: ['U0ADA0001'],
    apiTokens: 'off',
    allowed: { teams: ['T0ONE0001', 'T0TWO0001'], enterprises: [], channels: [], userGroups: [] },
  });
});

test('where there is no AWS console, nothing is kept of where to look in it', () => {
  expect(parseConfig({ ...env, CONSOLE_LINKS: 'false' }).consolePlace).toBeUndefined();
});

test.each([undefined, '', ' '])('no workspaces named (%j) is an empty list', (ids) => {
  expect(parseConfig({ ...env, ALLOWED_TEAM_IDS: ids }).allowed.teams).toEqual([]);
});

testFaults(parseConfig, env, [
  ['DEFAULT_LIFETIME_MINUTES', 'soon'],
  ['DEFAULT_LIFETIME_MINUTES', ''],
  ['DEFAULT_LIFETIME_MINUTES', '0'],
  ['MAX_PLAYGROUNDS', '-1'],
  ['MAX_PLAYGROUNDS_PER_OWNER', '1.5'],
  ['REGISTRY_TABLE', ''],
  ['ALLOWED_TEAM_IDS', 'my-team'],
  ['ALLOWED_CHANNELS', '#general'],
  ['ALLOWED_USER_GROUPS', '@team'],
  ['ADMINS', '@ada'],
  ['PRICES', '{}'],
  ['TEMPLATES', '['],
  ['TEMPLATES', '[]'],
  ['SLACK_API_URL', 'https://slack.com/api'],
]);
