import type { Recorded } from '../../recorded-program.ts';
import { ACCOUNT, OURS } from '../real-arns.ts';

/** What a resource takes of AWS, as the provider's Go source of @pulumi/aws 7.48 has it: names of actions, apart by spaces. */
export interface Calls {
  service: string;
  /** What AWS authorises the calls on. */
  on(resource: Recorded): string[];
  make: string;
  /** Also where only a preview is shown. */
  read?: string;
  change?: string;
  remove?: string;
  /** Roles that it is handed, by the service that gets them. */
  passes?: { to: string; roles(resource: Recorded): string[] };
}

/** What Pulumi and AWS call a thing, by what the program or a reference in a recording calls it. */
export const real = (reference: string): string => `${reference.replace(/-id$/, '')}-prod-0a1b2c3`;
export const own = ({ name, inputs }: Recorded): string => inputs.name ?? real(name);
export const roleArn = (reference: string) => `arn:aws:iam::${ACCOUNT}:role/${real(reference.split('/').at(-1) ?? '')}`;
export const functionArn = (reference: string, qualifier?: string) =>
  `${OURS('lambda')}:function:${real(reference.split('/').at(-1) ?? '')}${qualifier === undefined ? '' : `:${qualifier}`}`;
export const topicArn = (reference: string) => `${OURS('sns')}:${real(reference.split('/').at(-1) ?? '')}`;
export const bucketArn = 'arn:aws:s3:::playground-state-prod-0a1b2c3';
export const repositoryArn = (name: string) => `${OURS('ecr')}:repository/${name}`;
export const TAGS = 'TagResource UntagResource';
