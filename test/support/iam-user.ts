import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { clientOptions, REGION } from '../../infra/local/emulator/environment.ts';

/** IAM has no client here: some calls of its query interface do. The emulator reads of the header only for which service it is. */
async function iam(endpoint: string, parameters: Record<string, string>): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/iam/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams({ Version: '2010-05-08', ...parameters }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`IAM ${parameters['Action']}: ${response.status} ${text}`);
  return text;
}

/** A user of the emulator's account with one policy, and the keys to sign as that user. @param policy as JSON */
export async function iamUser(
  endpoint: string,
  UserName: string,
  policy?: string,
): Promise<{ accessKeyId: string; secretAccessKey: string }> {
  await iam(endpoint, { Action: 'CreateUser', UserName });
  if (policy) {
    await iam(endpoint, { Action: 'PutUserPolicy', UserName, PolicyName: 'may', PolicyDocument: policy });
  }
  const made = await iam(endpoint, { Action: 'CreateAccessKey', UserName });
  const read = (tag: string): string => new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(made)?.[1] ?? '';
  return { accessKeyId: read('AccessKeyId'), secretAccessKey: read('SecretAccessKey') };
}

/** A role of the emulator's account with one policy, which its administrator may take on. @returns its ARN */
export async function iamRole(endpoint: string, RoleName: string, policy: string): Promise<string> {
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const made = await iam(endpoint, { Action: 'CreateRole', RoleName, AssumeRolePolicyDocument });
  await iam(endpoint, { Action: 'PutRolePolicy', RoleName, PolicyName: 'may', PolicyDocument: policy });
  return /<Arn>([^<]+)<\/Arn>/.exec(made)?.[1] ?? '';
}

export interface RoleCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

/** To sign as a role. @param RoleArn as iamRole returns it */
export async function roleCredentials(endpoint: string, RoleArn: string): Promise<RoleCredentials> {
  const sts = new STSClient(clientOptions(endpoint));
  const { Credentials = {} } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'of-the-test' }));
  sts.destroy();
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials as Record<string, string>;
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
