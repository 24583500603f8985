import { FunctionEventInvokeConfig } from '@pulumi/aws/lambda/functionEventInvokeConfig.js';
import { pricesOf } from '../../prices.ts';
import { secretNames } from '../../secrets.ts';
import type { DeadLetters } from '../dead-letters.ts';
import { LambdaFunction } from '../lambda-function.ts';
import { arn, type Place } from '../place.ts';
import type { PlaygroundSite } from '../playground-site.ts';
import { allow } from '../policy.ts';
import type { Topics } from '../topics.ts';
import { log, QUEUED_FOR_SECONDS, type Shared, zip } from './shared.ts';

/** Slack's rate limit may ask for a wait of up to a minute. */
const TIMEOUT_SECONDS = 90;
/** After a minute, and after two more. What fails then is tried again by the sweeper. */
const RETRIES = 2;

/** Writes to Slack what happens to playgrounds: messages, App Homes, alerts. */
export function notifierFunction(
  shared: Shared,
  args: { topics: Topics; deadLetters: DeadLetters; place: Place; site: PlaygroundSite },
): LambdaFunction {
  const { settings, registry, prefix, credentialsPrefix } = shared;
  const { botToken } = secretNames(prefix);
  const notifier = new LambdaFunction('playground-notifier', {
    ...log('notifier', shared),
    code: zip('notifier', shared),
    description: 'Messages to Slack about playgrounds',
    memoryMiB: 512,
    timeoutSeconds: TIMEOUT_SECONDS,
    reservedConcurrency: settings.notifierReservedConcurrency,
    environment: {
      REGISTRY_TABLE: registry.name,
      BOT_TOKEN_PARAMETER: botToken,
      SLACK_API_URL: settings.slackApiUrl,
      ALERTS_CHANNEL: settings.alertsChannel,
      EVENTS_TOPIC_ARN: args.topics.eventsArn,
      ALERTS_TOPIC_ARN: args.topics.alertsArn,
      LOG_GROUP: args.site.logGroupName,
      CLUSTER_NAME: args.site.clusterName,
      CONSOLE_LINKS: String(settings.consoleLinks),
      CREDENTIALS_PREFIX: credentialsPrefix,
      PRICES: JSON.stringify(pricesOf(settings, args.place.region)),
      ...(settings.notice && { NOTICE: settings.notice }),
    },
    may: [
      // Beside what the messages show: the rows that say what the alerts channel knows, and how many updates are made.
      allow(
        ['dynamodb:BatchGetItem', 'dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        registry.arn,
      ),
      // For App Homes.
      allow('dynamodb:Query', registry.listIndexArns),
      allow('ssm:GetParameter', [
        arn(args.place, 'ssm', `parameter${botToken}`),
        arn(args.place, 'ssm', `parameter${credentialsPrefix}/*`),
      ]),
      // Lambda puts there, in this role's name, what was tried often enough.
      allow('sqs:SendMessage', args.deadLetters.arn),
    ],
  });
  new FunctionEventInvokeConfig(
    'playground-notifier',
    {
      functionName: notifier.name,
      maximumRetryAttempts: RETRIES,
      maximumEventAgeInSeconds: QUEUED_FOR_SECONDS,
      destinationConfig: { onFailure: { destination: args.deadLetters.arn } },
    },
    { parent: notifier },
  );
  return notifier;
}
