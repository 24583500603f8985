import * as z from 'zod';
import { costSettings } from './cost-settings.ts';

const positive = z.coerce.number().int().positive();

/** Ids of Slack, separated by commas; none is an empty list. */
function ids(letters: string, what: string) {
  const id = z.string().regex(new RegExp(`^[${letters}][A-Z0-9]+$`), `must be ${what}, separated by commas`);
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    )
    .pipe(z.array(id));
}

const schema = z.object({
  REGISTRY_TABLE: z.string().min(1),
  PROVISIONER_FUNCTION: z.string().min(1),
  SIGNING_SECRET_PARAMETER: z.string().min(1),
  BOT_TOKEN_PARAMETER: z.string().min(1),
  // The paths of Slack's methods are put right behind it.
  SLACK_API_URL: z.url({ protocol: /^https?$/ }).endsWith('/'),
  EVENTS_TOPIC_ARN: z.string().startsWith('arn:'),
  LOG_GROUP: z.string().min(1),
  CLUSTER_NAME: z.string().min(1),
  AWS_REGION: z.string().min(1),
  CONSOLE_LINKS: z.stringbool().default(true),
  ...costSettings,
  DEFAULT_LIFETIME_MINUTES: positive,
  MAX_LIFETIME_MINUTES: positive,
  WARNING_MINUTES: positive,
  MAX_PLAYGROUNDS_PER_OWNER: positive,
  MAX_PLAYGROUNDS: positive,
  ADMINS: ids('UW', 'user ids such as U0123ABC'),
  ALLOWED_TEAM_IDS: ids('T', 'workspace ids such as T0123ABC'),
  ALLOWED_ENTERPRISE_IDS: ids('E', 'organisation ids such as E0123ABC'),
  ALLOWED_CHANNELS: ids('CG', 'channel ids such as C0123ABC'),
  ALLOWED_USER_GROUPS: ids('S', 'user group ids such as S0123ABC'),
});

/** The bot's environment. Every fault is named in the one error. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>) {
  const { data, error } = schema.safeParse(env);
  if (error) throw new Error(`The bot's environment is not complete:\n${z.prettifyError(error)}`);
  return {
    registryTable: data.REGISTRY_TABLE,
    provisionerFunction: data.PROVISIONER_FUNCTION,
    signingSecretParameter: data.SIGNING_SECRET_PARAMETER,
    botTokenParameter: data.BOT_TOKEN_PARAMETER,
    slackApiUrl: data.SLACK_API_URL,
    eventsTopicArn: data.EVENTS_TOPIC_ARN,
    logGroup: data.LOG_GROUP,
    /** Where the playgrounds run, for links to the AWS console, where there is one. */
    consolePlace: data.CONSOLE_LINKS
      ? { region: data.AWS_REGION, clusterName: data.CLUSTER_NAME, logGroup: data.LOG_GROUP }
      : undefined,
    templates: data.TEMPLATES,
    prices: data.PRICES,
    lifetimeSeconds: data.DEFAULT_LIFETIME_MINUTES * 60,
    maxLifetimeSeconds: data.MAX_LIFETIME_MINUTES * 60,
    warningSeconds: data.WARNING_MINUTES * 60,
    limits: { perOwner: data.MAX_PLAYGROUNDS_PER_OWNER, total: data.MAX_PLAYGROUNDS },
    admins: data.ADMINS,
    /** Who may use the bot, and where; an empty list does not restrict. */
    allowed: {
      teams: data.ALLOWED_TEAM_IDS,
      enterprises: data.ALLOWED_ENTERPRISE_IDS,
      channels: data.ALLOWED_CHANNELS,
      userGroups: data.ALLOWED_USER_GROUPS,
    },
  };
}
