import { CHANNEL_ID } from '../../provisioner/contract/ids.ts';
import * as z from '../../provisioner/contract/zod.ts';
import { costSettings } from '../cost-settings.ts';
import { apiUrl, flag } from '../settings.ts';

const topic = z.string().check(z.regex(/^arn:[^:]+:sns:[^:]*:[^:]*:[^:]+$/, 'must be the ARN of an SNS topic'));

const schema = z.object({
  REGISTRY_TABLE: z.string().check(z.minLength(1)),
  BOT_TOKEN_PARAMETER: z.string().check(z.minLength(1)),
  // The paths of Slack's methods are put right behind it.
  SLACK_API_URL: z._default(apiUrl, 'https://slack.com/api/'),
  ALERTS_CHANNEL: z.string().check(z.regex(CHANNEL_ID, 'must be a channel id such as C0123ABC, not its name')),
  EVENTS_TOPIC_ARN: topic,
  ALERTS_TOPIC_ARN: topic,
  LOG_GROUP: z.string().check(z.minLength(1)),
  CLUSTER_NAME: z.string().check(z.minLength(1)),
  AWS_REGION: z.string().check(z.minLength(1)),
  CONSOLE_LINKS: z._default(flag, true),
  CREDENTIALS_PREFIX: z.string().check(z.startsWith('/')),
  ...costSettings,
  NOTICE: z._default(z.string().check(z.maxLength(300)), ''),
});

/** The notifier's environment. Every fault is named in the one error. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>) {
  const { data, error } = schema.safeParse(env);
  if (error) throw new Error(`The notifier's environment is not complete:\n${z.prettifyError(error)}`);
  return {
    registryTable: data.REGISTRY_TABLE,
    botTokenParameter: data.BOT_TOKEN_PARAMETER,
    slackApiUrl: data.SLACK_API_URL,
    alertsChannel: data.ALERTS_CHANNEL,
    topics: { events: data.EVENTS_TOPIC_ARN, alerts: data.ALERTS_TOPIC_ARN },
    /** Where the playgrounds run, for links to the AWS console, where there is one. */
    consolePlace: data.CONSOLE_LINKS
      ? { region: data.AWS_REGION, clusterName: data.CLUSTER_NAME, logGroup: data.LOG_GROUP }
      : undefined,
    credentialsPrefix: data.CREDENTIALS_PREFIX,
    templates: data.TEMPLATES,
    prices: data.PRICES,
    notice: data.NOTICE || undefined,
  };
}
