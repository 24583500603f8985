import * as pulumi from '@pulumi/pulumi';
import { pricesOf } from '../../prices.ts';
import { secretNames } from '../../secrets.ts';
import type { LambdaFunction } from '../lambda-function.ts';
import { arn, type Place } from '../place.ts';
import type { PlaygroundSite } from '../playground-site.ts';
import { allow, type Statement } from '../policy.ts';
import type { Topics } from '../topics.ts';
import { countedOperations, type Shared } from './shared.ts';

/** What a function works with that carries out requests, whichever way they come in. */
export interface RequestParts {
  provisioner: LambdaFunction;
  place: Place;
  site: PlaygroundSite;
  topics: Topics;
}

/** What bot/environment.ts reads. */
export function requestEnvironment(
  { settings, registry, prefix }: Shared,
  { provisioner, place, site, topics }: RequestParts,
): Record<string, pulumi.Input<string>> {
  return {
    REGISTRY_TABLE: registry.name,
    PROVISIONER_FUNCTION: provisioner.name,
    BOT_TOKEN_PARAMETER: secretNames(prefix).botToken,
    SLACK_API_URL: settings.slackApiUrl,
    EVENTS_TOPIC_ARN: topics.eventsArn,
    LOG_GROUP: site.logGroupName,
    PRICES: JSON.stringify(pricesOf(settings, place.region)),
    DEFAULT_LIFETIME_MINUTES: String(settings.defaultLifetimeMinutes),
    MAX_LIFETIME_MINUTES: String(settings.maxLifetimeMinutes),
    WARNING_MINUTES: String(settings.warningMinutes),
    MAX_PLAYGROUNDS_PER_OWNER: String(settings.maxPlaygroundsPerOwner),
    MAX_PLAYGROUNDS: String(settings.maxPlaygrounds),
    ...countedOperations(settings),
    ALLOWED_TEAM_IDS: settings.allowedTeamIds.join(','),
    ALLOWED_ENTERPRISE_IDS: settings.allowedEnterpriseIds.join(','),
    ALLOWED_CHANNELS: settings.allowedChannels.join(','),
    ALLOWED_USER_GROUPS: settings.allowedUserGroups.join(','),
  };
}

/** The rights of such a function. @param secrets names of what it reads of SSM beside the bot's token */
export function requestRights(
  { registry, prefix }: Shared,
  { provisioner, place, site, topics }: RequestParts,
  secrets: readonly string[] = [],
): Statement[] {
  return [
    allow(
      ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action}`),
      registry.arn,
    ),
    allow('dynamodb:Query', registry.listIndexArns),
    allow('lambda:InvokeFunction', provisioner.arn),
    allow(
      'ssm:GetParameter',
      [...secrets, secretNames(prefix).botToken].map((name) => arn(place, 'ssm', `parameter${name}`)),
    ),
    allow('sns:Publish', topics.eventsArn),
    // AWS's documents have the group with and without the star.
    allow('logs:DescribeLogStreams', [site.logGroupArn, pulumi.interpolate`${site.logGroupArn}:*`]),
    allow('logs:GetLogEvents', pulumi.interpolate`${site.logGroupArn}:*`),
  ];
}
