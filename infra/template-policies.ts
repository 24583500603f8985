import { z } from 'zod';

const MANAGED = /^arn:[\w-]+:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/;
/** With one of these whoever is in a container has the run of the account. */
const TOO_MUCH = /\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

const policyArn = z
  .string()
  .regex(MANAGED, 'must be the ARN of a managed policy, such as arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess')
  .refine(
    (arn) => !TOO_MUCH.test(arn),
    'gives every container of a playground the run of the account: name a narrower one',
  );

/** Template → managed policies that its containers may use; every other has a role that may do nothing. */
export const templatePoliciesSchema = z.record(z.string(), z.array(policyArn).min(1).max(10)).default({});
