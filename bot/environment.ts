import { CHANNEL_ID, ENTERPRISE_ID, TEAM_ID, USER_GROUP_ID } from '../provisioner/contract/ids.ts';
import * as z from '../provisioner/contract/zod.ts';
import { costSettings } from './cost-settings.ts';
import { apiUrl } from './settings.ts';

export const positive = z.pipe(z.pipe(z.string(), z.transform(Number)), z.int().check(z.positive()));

/** Ids of Slack, separated by commas; none is an empty list. */
export function ids(shape: RegExp, what: string) {
  const id = z.string().check(z.regex(shape, `must be ${what}, separated by commas`));
  const parts = z.transform((text: string) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  );
  return z.pipe(z.pipe(z._default(z.string(), ''), parts), z.array(id));
}

/** What every function reads that carries out requests, whichever way they come in. */
export const requestEnvironment = {
  REGISTRY_TABLE: z.string().check(z.minLength(1)),
  PROVISIONER_FUNCTION: z.string().check(z.minLength(1)),
  BOT_TOKEN_PARAMETER: z.string().check(z.minLength(1)),
  SLACK_API_URL: apiUrl,
  EVENTS_TOPIC_ARN: z.string().check(z.startsWith('arn:')),
  LOG_GROUP: z.string().check(z.minLength(1)),
  ...costSettings,
  DEFAULT_LIFETIME_MINUTES: positive,
  MAX_LIFETIME_MINUTES: positive,
  WARNING_MINUTES: positive,
  MAX_PLAYGROUNDS_PER_OWNER: positive,
  MAX_PLAYGROUNDS: positive,
  // Only where Lambda does not see to it.
  OPERATIONS_AT_ONCE: z.optional(positive),
  ALLOWED_TEAM_IDS: ids(TEAM_ID, 'workspace ids such as T0123ABC'),
  ALLOWED_ENTERPRISE_IDS: ids(ENTERPRISE_ID, 'organisation ids such as E0123ABC'),
  ALLOWED_CHANNELS: ids(CHANNEL_ID, 'channel ids such as C0123ABC'),
  ALLOWED_USER_GROUPS: ids(USER_GROUP_ID, 'user group ids such as S0123ABC'),
};
const requestSchema = z.object(requestEnvironment);

export function requestConfig(data: z.infer<typeof requestSchema>) {
  return {
    registryTable: data.REGISTRY_TABLE,
    provisionerFunction: data.PROVISIONER_FUNCTION,
    botTokenParameter: data.BOT_TOKEN_PARAMETER,
    slackApiUrl: data.SLACK_API_URL,
    eventsTopicArn: data.EVENTS_TOPIC_ARN,
    logGroup: data.LOG_GROUP,
    templates: data.TEMPLATES,
    prices: data.PRICES,
    lifetimeSeconds: data.DEFAULT_LIFETIME_MINUTES * 60,
    maxLifetimeSeconds: data.MAX_LIFETIME_MINUTES * 60,
    warningSeconds: data.WARNING_MINUTES * 60,
    operationsAtOnce: data.OPERATIONS_AT_ONCE,
    limits: { perOwner: data.MAX_PLAYGROUNDS_PER_OWNER, total: data.MAX_PLAYGROUNDS },
    /** Who may use the bot, and where; an empty list does not restrict. */
    allowed: {
      teams: data.ALLOWED_TEAM_IDS,
      enterprises: data.ALLOWED_ENTERPRISE_IDS,
      channels: data.ALLOWED_CHANNELS,
      userGroups: data.ALLOWED_USER_GROUPS,
    },
  };
}
