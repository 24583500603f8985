import { z } from 'zod';
import { CHANNEL_ID, ENTERPRISE_ID, TEAM_ID, USER_GROUP_ID, USER_ID } from '../provisioner/contract/ids.ts';
import { apiSettings } from './api-settings.ts';
import { coldStartSchema, withinReserve } from './cold-start-settings.ts';
import { networkFits, networkSettings } from './network-settings.ts';
import { pricesSchema } from './prices.ts';
import { provisionerSchema } from './provisioner-settings.ts';
import { templatePoliciesSchema } from './template-policies.ts';
import { DEFAULT_TEMPLATE } from './templates/catalogue.ts';
import { timingSchema } from './timing-settings.ts';
import { alertSubscriptionSchema } from './watching/subscription.ts';

/** What CloudWatch Logs takes as retention, in days: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731] as const;
/** Beyond a month a playground is no playground any more, and somebody forgot it. */
const MAX_LIFETIME_MINUTES = 31 * 24 * 60;

/** Ids, not names: they outlive renames. */
const slackIds = (shape: RegExp, example: string) =>
  z.array(z.string().regex(shape, `must be a Slack id such as ${example}`)).default([]);

/** What Lambda's 15 minutes leave, with room to remove a playground that did not come up. */
const MAX_READY_SECONDS_ON_LAMBDA = 600;

/** The stack configuration of the bot: everything in which one deployment differs from another. */
export const settingsSchema = z.strictObject({
  provisioner: provisionerSchema,
  /** The template that people get who name none. */
  defaultTemplate: z.string().min(1).default(DEFAULT_TEMPLATE),
  /** Name that templates have for a secret (`x-playground.secrets`) → SSM parameter, a SecureString, that it lies in. */
  templateSecrets: z.record(z.string(), z.string().startsWith('/')).default({}),
  templatePolicies: templatePoliciesSchema,
  /** Image key of a template (`<template>/<service>`) → reference of an image that is neither built nor copied at deployment. */
  templateImages: z.record(z.string(), z.string().min(1)).default({}),
  /** Channel id, not name: ids outlive renames. */
  alertsChannel: z.string().regex(CHANNEL_ID, 'must be a Slack channel id such as C0123456789'),
  /** Who hears of alarms beside that channel: `email:ops@example.com`, or an HTTPS address such as PagerDuty's. */
  alertSubscriptions: z.array(alertSubscriptionSchema).default([]),
  /** Where this README can be read, so that alarms link to what is to be done about them. */
  runbookUrl: z.url({ protocol: /^https$/ }).optional(),
  /** Slack workspaces whose people may use the bot; none named means whichever installed it. */
  allowedTeamIds: slackIds(TEAM_ID, 'T0123456789'),
  /** Enterprise organisations whose people may use the bot, whichever of its workspaces they are in. */
  allowedEnterpriseIds: slackIds(ENTERPRISE_ID, 'E0123456789'),
  /** Where the command may be typed; none named means anywhere. Direct messages are no channel. */
  allowedChannels: slackIds(CHANNEL_ID, 'C0123456789'),
  /** User groups whose members may use the bot; none named means everybody. */
  allowedUserGroups: slackIds(USER_GROUP_ID, 'S0123456789'),
  /** People who may do everything to every playground, and whom refusals name. */
  admins: slackIds(USER_ID, 'U0123456789'),
  ...apiSettings,
  slackApiUrl: z.url().endsWith('/').default('https://slack.com/api/'),
  defaultLifetimeMinutes: z.int().min(5).max(MAX_LIFETIME_MINUTES).default(240),
  /** Counted from the making of a playground: no extension goes beyond. Three days by default. */
  maxLifetimeMinutes: z.int().min(5).max(MAX_LIFETIME_MINUTES).default(4320),
  /** How long before its end the owner of a playground is warned; short lives are warned of a fifth before. */
  warningMinutes: z.int().min(1).default(30),
  maxPlaygroundsPerOwner: z.int().min(1).default(3),
  maxPlaygrounds: z.int().min(1).default(100),
  /** How many operations are worked on at a time; the others wait, and their messages say so. */
  operationsAtOnce: z.int().min(1).max(1000).default(100),
  /**
   * Who sees to that: Lambda, by reserved concurrency, or the registry, where the account is too small to reserve any.
   * Without it nobody does, and the account's own limit is the limit.
   */
  operationsCountedBy: z.enum(['lambda', 'registry']).optional(),
  /** Region → prices in US dollars, where the list prices of prices.ts are not yours. */
  prices: z.record(z.string(), pricesSchema).default({}),
  /** Whether the services of a template reach each other by their names, as nearly every Compose file wants; $0.50 a month. */
  serviceNames: z.boolean().default(true),
  ...networkSettings,
  /** How long a playground may take from placed to healthy: 600 at most on Lambda, 3000 where operations run on Fargate. */
  readyTimeoutSeconds: z.int().min(30).max(3000).default(420),
  /** How long a create waits for a place where Fargate has none: a quota, the launch rate, free addresses. */
  placeTimeoutMinutes: z.int().min(1).max(240).default(60),
  /** How often the sweeper compares all that carries our tags with the registry. */
  compareMinutes: z.int().min(1).max(1440).default(60),
  timing: timingSchema.prefault({}),
  /** A sentence shown with every address. */
  notice: z.string().max(300).optional(),
  /** Whether messages link to services and logs in the AWS console; false where there is none, as in an emulator. */
  consoleLinks: z.boolean().default(true),
  /** Pulumi stack configuration of each playground's stack, beside the region. */
  engineConfig: z.record(z.string(), z.string()).default({}),
  /** What follows the `?` of the playgrounds' state backend, `s3://bucket?…`. */
  stateBackendQuery: z.string().default(''),
  logRetentionDays: z.literal(RETENTION_DAYS).default(14),
  /** Of all functions. The provisioner's image has to be built for it. */
  architecture: z.enum(['x86_64', 'arm64']).default('x86_64'),
  coldStarts: coldStartSchema.prefault({}),
  /** Cost and flood cap of the public function. A new account (limit of 10) cannot reserve any, so there is no default. */
  botReservedConcurrency: z.int().min(1).optional(),
  /**
   * How many messages are told at once. Those that wait for Slack's rate hold a place of the account's concurrency each, and
   * people's commands need some; what comes beyond waits in Lambda's own queue.
   */
  notifierReservedConcurrency: z.int().min(1).optional(),
  /**
   * False is for a deployment that is thrown away: `destroy` takes the registry and the state bucket with what they hold,
   * and the bucket has no rule that forgets old versions.
   */
  protectData: z.boolean().default(true),
});
export type Settings = z.infer<typeof settingsSchema>;
/** Settings as they are written down: what has a default may be left out. */
export type SettingsInput = z.input<typeof settingsSchema>;

/**
 * @param given as it stands in the stack configuration
 * @throws one error that names every fault
 */
export function parseSettings(given: unknown): Settings {
  const parsed = settingsSchema.check(fitsWhereItRuns, endsInTime, networkFits, withinReserve).safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  throw new Error(`The bot's settings cannot be used:\n${z.prettifyError(parsed.error)}`, { cause: parsed.error });
}

function fitsWhereItRuns(context: z.core.ParsePayload<Settings>): void {
  const { provisioner, readyTimeoutSeconds } = context.value;
  if (provisioner.runOn === 'fargate' || readyTimeoutSeconds <= MAX_READY_SECONDS_ON_LAMBDA) return;
  context.issues.push({
    code: 'custom',
    input: readyTimeoutSeconds,
    path: ['readyTimeoutSeconds'],
    message: `more than ${MAX_READY_SECONDS_ON_LAMBDA} needs \`runOn: fargate\` in provisioner: Lambda ends after 15 minutes`,
  });
}

function endsInTime(context: z.core.ParsePayload<Settings>): void {
  const { defaultLifetimeMinutes, maxLifetimeMinutes } = context.value;
  if (defaultLifetimeMinutes <= maxLifetimeMinutes) return;
  context.issues.push({
    code: 'custom',
    input: defaultLifetimeMinutes,
    path: ['defaultLifetimeMinutes'],
    message: `more than maxLifetimeMinutes, which is ${maxLifetimeMinutes}`,
  });
}
