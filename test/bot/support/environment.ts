import { prices, template } from './answer-deps.ts';

/** The bot's environment, as infra gives it. */
export const environment = {
  REGISTRY_TABLE: 'registry',
  PROVISIONER_FUNCTION: 'provisioner',
  SIGNING_SECRET_PARAMETER: '/playground-bot/dev/signing-secret',
  BOT_TOKEN_PARAMETER: '/playground-bot/dev/bot-token',
  SLACK_API_URL: 'https://slack.com/api/',
  EVENTS_TOPIC_ARN: 'arn:aws:sns:eu-north-1:111122223333:events',
  LOG_GROUP: '/playground-bot/dev/playgrounds',
  CLUSTER_NAME: 'playgrounds',
  AWS_REGION: 'eu-north-1',
  TEMPLATES: JSON.stringify([template]),
  PRICES: JSON.stringify(prices),
  DEFAULT_LIFETIME_MINUTES: '240',
  MAX_LIFETIME_MINUTES: '4320',
  WARNING_MINUTES: '30',
  MAX_PLAYGROUNDS_PER_OWNER: '3',
  MAX_PLAYGROUNDS: '20',
};
