import { expect, test } from 'vitest';
import { parseConfig } from '../../../bot/notifier/config.ts';
import { prices, template } from '../support/answer-deps.ts';
import { testFaults } from '../support/config-cases.ts';

const env = {
  REGISTRY_TABLE: 'registry',
  BOT_TOKEN_PARAMETER: '/playground-bot/dev/bot-token',
  ALERTS_CHANNEL: 'C0ALERTS01',
  EVENTS_TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:events',
  ALERTS_TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:alerts',
  LOG_GROUP: '/playground-bot/dev/playgrounds',
  CLUSTER_NAME: 'playgrounds',
  AWS_REGION: 'us-east-1',
  CREDENTIALS_PREFIX: '/playgrounds/dev',
  TEMPLATES: JSON.stringify([template]),
  PRICES: JSON.stringify(prices),
};

test('reads the environment, and takes Slack itself where nothing else is said', () => {
  expect(parseConfig(env)).toEqual({
    registryTable: 'registry',
    botTokenParameter: '/playground-bot/dev/bot-token',
    slackApiUrl: 'https://slack.com/api/',
    alertsChannel: 'C0ALERTS01',
    topics: { events: env.EVENTS_TOPIC_ARN, alerts: env.ALERTS_TOPIC_ARN },
    consolePlace: { region: 'us-east-1', clusterName: 'playgrounds', logGroup: '/playground-bot/dev/playgrounds' },
    credentialsPrefix: '/playgrounds/dev',
    templates: [template],
    prices,
    notice: undefined,
  });
});

test('takes another Slack and a notice', () => {
  const given = { ...env, SLACK_API_URL: 'http://127.0.0.1:4600/api/', NOTICE: 'Simulated.' };
  expect(parseConfig(given)).toMatchObject({ slackApiUrl: 'http://127.0.0.1:4600/api/', notice: 'Simulated.' });
});

test('where there is no AWS console, nothing is kept of where to look in it', () => {
  expect(parseConfig({ ...env, CONSOLE_LINKS: 'false' }).consolePlace).toBeUndefined();
});

testFaults(parseConfig, env, [
  ['SLACK_API_URL', 'https://slack.com/api'],
  ['SLACK_API_URL', 'file:///api/'],
  ['SLACK_API_URL', 'slack'],
  ['ALERTS_CHANNEL', '#alerts'],
  ['EVENTS_TOPIC_ARN', 'events'],
  ['ALERTS_TOPIC_ARN', ''],
  ['CREDENTIALS_PREFIX', 'playgrounds'],
]);
