import * as pulumi from '@pulumi/pulumi';
import { pricesIn } from '../../prices.ts';
import { secretNames } from '../../secrets.ts';
import { templateSummaries } from '../../template-summaries.ts';
import { LambdaFunction } from '../lambda-function.ts';
import { arn, type Place } from '../place.ts';
import type { PlaygroundSite } from '../playground-site.ts';
import { allow } from '../policy.ts';
import type { Topics } from '../topics.ts';
import { log, type Shared, zip } from './shared.ts';

/** Slack waits 3 seconds; a second more lets an answer that is late be logged as such instead of cut off. */
const TIMEOUT_SECONDS = 10;

export interface BotParts {
  provisioner: LambdaFunction;
  place: Place;
  site: PlaygroundSite;
  topics: Topics;
}

/** Answers Slack: claims in the registry, wakes the provisioner, and tells of what needs no provisioner. */
export function botFunction(shared: Shared, { provisioner, place, site, topics }: BotParts): LambdaFunction {
  const { settings, registry, prefix } = shared;
  const { botToken, signingSecret } = secretNames(prefix);
  return new LambdaFunction('playground-bot', {
    ...log('bot', shared),
    code: zip('bot', shared),
    description: 'Slack commands of /playground',
    // Memory is CPU: at 1 GiB a cold start fits Slack's 3 seconds with room.
    memoryMiB: 1024,
    timeoutSeconds: TIMEOUT_SECONDS,
    reservedConcurrency: settings.botReservedConcurrency,
    environment: {
      REGISTRY_TABLE: registry.name,
      PROVISIONER_FUNCTION: provisioner.name,
      SIGNING_SECRET_PARAMETER: signingSecret,
      BOT_TOKEN_PARAMETER: botToken,
      SLACK_API_URL: settings.slackApiUrl,
      EVENTS_TOPIC_ARN: topics.eventsArn,
      LOG_GROUP: site.logGroupName,
      CLUSTER_NAME: site.clusterName,
      CONSOLE_LINKS: String(settings.consoleLinks),
      TEMPLATES: JSON.stringify(templateSummaries()),
      PRICES: JSON.stringify(pricesIn(place.region, settings.prices)),
      DEFAULT_LIFETIME_MINUTES: String(settings.defaultLifetimeMinutes),
      MAX_LIFETIME_MINUTES: String(settings.maxLifetimeMinutes),
      WARNING_MINUTES: String(settings.warningMinutes),
      MAX_PLAYGROUNDS_PER_OWNER: String(settings.maxPlaygroundsPerOwner),
      MAX_PLAYGROUNDS: String(settings.maxPlaygrounds),
      ADMINS: settings.admins.join(','),
      ALLOWED_TEAM_IDS: settings.allowedTeamIds.join(','),
      ALLOWED_ENTERPRISE_IDS: settings.allowedEnterpriseIds.join(','),
      ALLOWED_CHANNELS: settings.allowedChannels.join(','),
      ALLOWED_USER_GROUPS: settings.allowedUserGroups.join(','),
    },
    may: [
      allow(
        ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action}`),
        registry.arn,
      ),
      allow('dynamodb:Query', registry.listIndexArns),
      allow('lambda:InvokeFunction', provisioner.arn),
      allow(
        'ssm:GetParameter',
        [signingSecret, botToken].map((name) => arn(place, 'ssm', `parameter${name}`)),
      ),
      allow('sns:Publish', topics.eventsArn),
      allow(['logs:DescribeLogStreams', 'logs:GetLogEvents'], pulumi.interpolate`${site.logGroupArn}:*`),
    ],
  });
}
