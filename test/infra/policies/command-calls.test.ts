import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../infra/repository.ts';
import { may, OF_STAGE, previewOf, SWITCHED, switched } from './deployer-acts.ts';
import { ACCOUNT, OURS } from './real-arns.ts';

const FUNCTION = `${OURS('lambda')}:function:playground-bot-prod-0a1b2c3`;
const TABLE = `${OURS('dynamodb')}:table/playground-registry-prod-0a1b2c3`;
const RECORD = `arn:aws:s3:::playground-bot-state-${ACCOUNT}-eu-north-1`;
const SECRET = `${OURS('ssm')}:parameter/playground-bot/prod/bot-token`;
const DEFINITION = `${OURS('ecs')}:task-definition/playground-operation-prod-0a1b2c3:1`;

type Call = [action: string, resource: string];
/** Client and call of AWS's SDK → what AWS authorises it as. Of checks and previews: */
const SEEN: Readonly<Record<string, Call>> = {
  'ec2 DescribeRegionsCommand': ['ec2:DescribeRegions', '*'],
  'ec2 DescribeVpcsCommand': ['ec2:DescribeVpcs', '*'],
  'ecr DescribeRepositoriesCommand': [
    'ecr:DescribeRepositories',
    `${OURS('ecr')}:repository/playground-bot/prod/hello/web`,
  ],
  'ecr GetAuthorizationTokenCommand': ['ecr:GetAuthorizationToken', '*'],
  'elastic-load-balancing-v2 DescribeLoadBalancersCommand': ['elasticloadbalancing:DescribeLoadBalancers', '*'],
  'elastic-load-balancing-v2 DescribeTagsCommand': ['elasticloadbalancing:DescribeTags', '*'],
  'lambda GetAccountSettingsCommand': ['lambda:GetAccountSettings', '*'],
  'lambda GetFunctionConcurrencyCommand': ['lambda:GetFunctionConcurrency', FUNCTION],
  'lambda paginateListFunctions': ['lambda:ListFunctions', '*'],
  'route-53 ListHostedZonesByNameCommand': ['route53:ListHostedZonesByName', '*'],
  'route-53 ListResourceRecordSetsCommand': ['route53:ListResourceRecordSets', 'arn:aws:route53:::hostedzone/Z0'],
  's3 HeadBucketCommand': ['s3:ListBucket', RECORD],
  's3 ListObjectsV2Command': ['s3:ListBucket', RECORD],
  'service-quotas GetAWSDefaultServiceQuotaCommand': ['servicequotas:GetAWSDefaultServiceQuota', '*'],
  'service-quotas GetServiceQuotaCommand': ['servicequotas:GetServiceQuota', '*'],
  'ssm DescribeParametersCommand': ['ssm:DescribeParameters', '*'],
  'ssm GetParametersCommand': ['ssm:GetParameters', SECRET],
  'sts GetCallerIdentityCommand': ['sts:GetCallerIdentity', '*'],
  // Of the registry, which playgrounds are in the way.
  'dynamodb Query': ['dynamodb:Query', `${TABLE}/index/all`],
};
/** The same of what is done. */
const DONE: Readonly<Record<string, Call>> = {
  'cloudwatch DescribeAlarmsCommand': ['cloudwatch:DescribeAlarms', `${OURS('cloudwatch')}:alarm:*`],
  'cloudwatch SetAlarmStateCommand': [
    'cloudwatch:SetAlarmState',
    `${OURS('cloudwatch')}:alarm:playground-leftovers-prod-0a1b2c3`,
  ],
  'dynamodb UpdateTableCommand': ['dynamodb:UpdateTable', TABLE],
  'dynamodb PutItem': ['dynamodb:PutItem', TABLE],
  'dynamodb UpdateItem': ['dynamodb:UpdateItem', TABLE],
  'dynamodb GetItem': ['dynamodb:GetItem', TABLE],
  'ecs DeleteTaskDefinitionsCommand': ['ecs:DeleteTaskDefinitions', DEFINITION],
  'ecs paginateListTaskDefinitions': ['ecs:ListTaskDefinitions', '*'],
  'lambda DeleteFunctionConcurrencyCommand': ['lambda:DeleteFunctionConcurrency', FUNCTION],
  'lambda PutFunctionConcurrencyCommand': ['lambda:PutFunctionConcurrency', FUNCTION],
  'lambda InvokeCommand': ['lambda:InvokeFunction', FUNCTION],
  's3 CreateBucketCommand': ['s3:CreateBucket', RECORD],
  's3 PutBucketPolicyCommand': ['s3:PutBucketPolicy', RECORD],
  's3 PutBucketVersioningCommand': ['s3:PutBucketVersioning', RECORD],
  's3 PutPublicAccessBlockCommand': ['s3:PutBucketPublicAccessBlock', RECORD],
  'sqs DeleteQueueCommand': ['sqs:DeleteQueue', `${OURS('sqs')}:playground-dead-letters-prod-0a1b2c3`],
  'ssm DeleteParametersCommand': ['ssm:DeleteParameters', SECRET],
  'ssm PutParameterCommand': ['ssm:PutParameter', SECRET],
  'ssm paginateGetParametersByPath': ['ssm:GetParametersByPath', `${OURS('ssm')}:parameter/playground-bot/prod`],
};
/** The account's record is removed by whoever is more than a pipeline: see destroy/bucket.ts. */
const WITHHELD: Readonly<Record<string, Call>> = {
  's3 DeleteBucketCommand': ['s3:DeleteBucket', RECORD],
  's3 DeleteObjectsCommand': ['s3:DeleteObjectVersion', `${RECORD}/.pulumi/meta.yaml`],
  's3 ListObjectVersionsCommand': ['s3:ListBucketVersions', RECORD],
};

describe('what the commands ask AWS beside the engine', () => {
  const preview = previewOf(SWITCHED);

  it.each(Object.entries(SEEN))('is let through for a preview, too: %s', (_, [action, resource]) => {
    expect(may(preview, action, resource, OF_STAGE)).toBe(true);
  });

  it.each(Object.entries(DONE))('is let through for a deployment: %s', (_, [action, resource]) => {
    expect(may(switched, action, resource, OF_STAGE)).toBe(true);
  });

  it.each(Object.entries(WITHHELD))('is withheld with a reason: %s', (_, [action, resource]) => {
    expect(may(switched, action, resource, OF_STAGE)).toBe(false);
  });

  it('is all known here', () => {
    const known = { ...SEEN, ...DONE, ...WITHHELD };
    const files = globSync('infra/{checks,deploy,destroy,images,verify}/**/*.ts', { cwd: repositoryRoot });
    const called = [...files, 'infra/secrets.ts'].flatMap((file) =>
      calls(readFileSync(`${repositoryRoot}/${file}`, 'utf8')),
    );
    expect(called.length).toBeGreaterThan(30);
    expect([...new Set(called)].filter((call) => !(call in known))).toEqual([]);
  });
});

/** Client and call of each that a file imports. */
function calls(source: string): string[] {
  return [...source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g)].flatMap(
    ([, names = '', client]) =>
      [...names.matchAll(/\b(\w+Command|paginate\w+)\b/g)].map(([name]) => `${client} ${name}`),
  );
}
