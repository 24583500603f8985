/** `of('sqs', 'GetQueueUrl ListQueueTags')` → `sqs:GetQueueUrl`, `sqs:ListQueueTags`. */
export function of(service: string, names: string): string[] {
  return names.split(' ').map((name) => `${service}:${name}`);
}

/** What changes nothing and is bound to nothing: the checks before a deployment, and what has no name of the stage's. */
export const LOOKS: readonly string[] = [
  // AWS's documents do not say whether alarms that are asked for by name are looked for by it or among all.
  ...of('cloudwatch', 'DescribeAlarms'),
  ...of('ec2', 'DescribeAccountAttributes DescribeAvailabilityZones DescribeDhcpOptions DescribeInternetGateways'),
  ...of(
    'ec2',
    'DescribeNetworkAcls DescribeNetworkInterfaces DescribeRegions DescribeRouteTables DescribeSecurityGroups',
  ),
  ...of('ec2', 'DescribeSecurityGroupRules DescribeSubnets DescribeVpcAttribute DescribeVpcs'),
  ...of('ecr', 'GetAuthorizationToken'),
  ...of('lambda', 'GetAccountSettings ListFunctions'),
  ...of('logs', 'DescribeLogGroups'),
  ...of('route53', 'GetChange GetHostedZone ListHostedZones ListResourceRecordSets ListTagsForResource'),
  ...of('servicequotas', 'GetAWSDefaultServiceQuota GetServiceQuota'),
  ...of('sns', 'GetSubscriptionAttributes'),
  ...of('ssm', 'DescribeParameters'),
  ...of('sts', 'GetCallerIdentity'),
];

/** Part of a stage that has a name → what is read of it. The parameters are the Slack app's secrets, which are tried at Slack. */
export const READS = {
  function: of(
    'lambda',
    'GetAlias GetFunction GetFunctionCodeSigningConfig GetFunctionConcurrency GetFunctionConfiguration GetFunctionEventInvokeConfig GetFunctionUrlConfig GetPolicy ListTags ListVersionsByFunction',
  ),
  role: of('iam', 'GetRole GetRolePolicy ListAttachedRolePolicies ListRolePolicies ListRoleTags'),
  table: of('dynamodb', 'DescribeContinuousBackups DescribeTable DescribeTimeToLive ListTagsOfResource Query'),
  bucket: of(
    's3',
    'GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketObjectLockConfiguration GetBucketPolicy GetBucketPublicAccessBlock GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration GetLifecycleConfiguration GetObject GetObjectTagging GetReplicationConfiguration ListBucket ListTagsForResource',
  ),
  topic: of('sns', 'GetTopicAttributes ListSubscriptionsByTopic ListTagsForResource'),
  queue: of('sqs', 'GetQueueAttributes GetQueueUrl ListQueueTags'),
  cluster: of('ecs', 'DescribeClusters ListTagsForResource'),
  rule: of('events', 'DescribeRule ListTagsForResource ListTargetsByRule'),
  alarm: of('cloudwatch', 'ListTagsForResource'),
  dashboard: of('cloudwatch', 'GetDashboard'),
  logs: of('logs', 'DescribeLogStreams ListTagsForResource'),
  parameter: of('ssm', 'GetParameter GetParameters GetParametersByPath ListTagsForResource'),
  repository: of(
    'ecr',
    'BatchGetImage DescribeImages DescribeRepositories GetLifecyclePolicy GetRepositoryPolicy ListTagsForResource',
  ),
} as const;
export type NamedPart = keyof typeof READS;
