import { USER_ID } from '../provisioner/contract/ids.ts';
import * as z from '../provisioner/contract/zod.ts';
import { ids, requestConfig, requestEnvironment } from './environment.ts';
import { flag } from './settings.ts';

const schema = z.object({
  ...requestEnvironment,
  SIGNING_SECRET_PARAMETER: z.string().check(z.minLength(1)),
  CLUSTER_NAME: z.string().check(z.minLength(1)),
  AWS_REGION: z.string().check(z.minLength(1)),
  CONSOLE_LINKS: z._default(flag, true),
  ADMINS: ids(USER_ID, 'user ids such as U0123ABC'),
  BEARER_API: z._default(z.enum(['off', 'on', 'with-credentials']), 'off'),
});

/** The bot's environment. Every fault is named in the one error. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>) {
  const { data, error } = schema.safeParse(env);
  if (error) throw new Error(`The bot's environment is not complete:\n${z.prettifyError(error)}`);
  return {
    ...requestConfig(data),
    signingSecretParameter: data.SIGNING_SECRET_PARAMETER,
    /** Where the playgrounds run, for links to the AWS console, where there is one. */
    consolePlace: data.CONSOLE_LINKS
      ? { region: data.AWS_REGION, clusterName: data.CLUSTER_NAME, logGroup: data.LOG_GROUP }
      : undefined,
    admins: data.ADMINS,
    /** Whether the HTTP API takes tokens, and whether those may be for passwords too. */
    apiTokens: data.BEARER_API,
  };
}
