import { getCallerIdentity } from '@pulumi/aws/getCallerIdentity.js';
import { getPartition } from '@pulumi/aws/getPartition.js';
import { getRegion } from '@pulumi/aws/getRegion.js';

/** The account and region that everything is deployed to, for the ARNs of what does not exist yet. */
export interface Place {
  partition: string;
  region: string;
  accountId: string;
}

export async function deploymentPlace(): Promise<Place> {
  const [{ partition }, { region }, { accountId }] = await Promise.all([
    getPartition(),
    getRegion(),
    getCallerIdentity(),
  ]);
  return { partition, region, accountId };
}

/** @param resource what follows the account in the ARN, such as `task/my-cluster/*` */
export function arn({ partition, region, accountId }: Place, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}
