import * as z from 'zod';

/** Who asks over HTTP, and what they may ask for. */
export interface Caller {
  /** The ARN that is configured, or `token:` and the token's id. */
  id: string;
  /** The people on whose behalf it may ask, by Slack's ids. */
  actsFor: readonly string[] | 'anybody';
  /** Templates that it may make, and see playgrounds of; absent for all. */
  templates?: readonly string[] | undefined;
  /** How many playgrounds of its making there may be at once, beside what each person may have. */
  maxPlaygrounds?: number | undefined;
  /** Whether it may be told passwords. */
  credentials: boolean;
}

/** Callers with AWS credentials, as the environment has them. */
export const iamCallersSchema = z.array(
  z.object({
    arn: z.string(),
    actsFor: z.array(z.string()).or(z.literal('anybody')),
    templates: z.array(z.string()).optional(),
    maxPlaygrounds: z.int().positive().optional(),
    credentials: z.boolean(),
  }),
);
export type IamCaller = z.infer<typeof iamCallersSchema>[number];

/**
 * The caller that a signature is of.
 * @param userArn as Lambda tells it: of a user, of an account's root, or `…:sts::ACCOUNT:assumed-role/ROLE/SESSION`
 */
export function iamCaller(callers: readonly IamCaller[], userArn: string): Caller | undefined {
  const found = callers.find(({ arn }) => arn === userArn || isSession(arn, userArn));
  if (!found) return undefined;
  const { arn, ...may } = found;
  return { id: arn, ...may };
}

/** Whether somebody has taken that role on: their ARN has its name, without its path. */
function isSession(roleArn: string, userArn: string): boolean {
  const role = /^arn:([\w-]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn);
  if (!role) return false;
  const [, partition, account, name] = role;
  return userArn.startsWith(`arn:${partition}:sts::${account}:assumed-role/${name}/`);
}
