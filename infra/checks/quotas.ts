import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  NoSuchResourceException,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { STAGE_TAG } from '../stage-tags.ts';
import { type Asked, asked } from './finding.ts';

/** Quotas by their codes: https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html */
const CODES = {
  fargateVcpus: { ServiceCode: 'fargate', QuotaCode: 'L-3032A538' },
  vpcs: { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' },
} as const;

/** What the account may have in a region. */
export function readQuota(region: string, quota: keyof typeof CODES): Promise<Asked<number>> {
  return asked(async () => {
    const client = new ServiceQuotasClient({ region });
    try {
      const { Quota } = await client.send(new GetServiceQuotaCommand(CODES[quota])).catch((error: unknown) => {
        // An account whose quota was never changed may have none of its own.
        if (error instanceof NoSuchResourceException)
          return client.send(new GetAWSDefaultServiceQuotaCommand(CODES[quota]));
        throw error;
      });
      if (Quota?.Value === undefined) throw new Error('AWS named no value');
      return Quota.Value;
    } finally {
      client.destroy();
    }
  });
}

export interface Vpcs {
  all: number;
  /** Whether this stage has its own already. */
  ours: boolean;
}

export function readVpcs(region: string, stage: string): Promise<Asked<Vpcs>> {
  return asked(async () => {
    const ec2 = new EC2Client({ region });
    try {
      const { Vpcs: vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
      const ours = vpcs.some(({ Tags = [] }) => Tags.some(({ Key, Value }) => Key === STAGE_TAG && Value === stage));
      return { all: vpcs.length, ours };
    } finally {
      ec2.destroy();
    }
  });
}
