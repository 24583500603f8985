import { z } from 'zod';
import { USER_ID } from '../provisioner/contract/ids.ts';

const userId = z.string().regex(USER_ID, 'must be a Slack id such as U0123456789');
const ARN = /^arn:[\w-]+:iam::\d{12}:(?:root|user\/.+|role\/.+)$/;

/** Who may use the HTTP API with AWS credentials, and for what. */
const caller = z.strictObject({
  /** Of a user or a role of this account; a role stands for all its sessions. */
  arn: z.string().regex(ARN, 'must be the ARN of an IAM user or role, such as arn:aws:iam::123456789012:role/pipeline'),
  /** The people on whose behalf it may ask. */
  actsFor: z.array(userId).min(1).or(z.literal('anybody')),
  /** Those that it may make, and see playgrounds of; all, where none is named. */
  templates: z.array(z.string().min(1)).min(1).optional(),
  /** How many playgrounds of its making there may be at once, beside what each person may have. */
  maxPlaygrounds: z.int().min(1).optional(),
  /** Whether it may ask for passwords. */
  credentials: z.boolean().default(false),
});

/** The settings of the HTTP API. Without callers and tokens there is none. */
export const apiSettings = {
  apiCallers: z.array(caller).default([]),
  /** Whether admins may make tokens for callers without AWS credentials, and whether those may ask for passwords. */
  apiTokens: z.enum(['off', 'on', 'with-credentials']).default('off'),
  /** Cost and flood cap of each of its functions. */
  apiReservedConcurrency: z.int().min(1).optional(),
};
