import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { clientOptions } from '../../../../infra/local/emulator/environment.ts';

export interface Clients {
  ecs: ECSClient;
  ec2: EC2Client;
  ssm: SSMClient;
  s3: S3Client;
}

/** Straight to the emulator, past every proxy. */
export function directClients(endpoint: string): Clients {
  const options = clientOptions(endpoint);
  return {
    ecs: new ECSClient(options),
    ec2: new EC2Client(options),
    ssm: new SSMClient(options),
    s3: new S3Client({ ...options, forcePathStyle: true }),
  };
}
