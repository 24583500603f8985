import { type NamedPart, of } from './deployer-reads.ts';

/**
 * Part of a stage that has a name → what makes, changes and removes it. Playgrounds are destroyed before their stage, by rows
 * of its table and by its provisioner; its alarms ring when it is verified.
 */
export const WRITES: Readonly<Record<NamedPart, readonly string[]>> = {
  function: of(
    'lambda',
    'AddPermission CreateAlias CreateFunction CreateFunctionUrlConfig DeleteAlias DeleteFunction DeleteFunctionConcurrency DeleteFunctionEventInvokeConfig DeleteFunctionUrlConfig InvokeFunction PublishVersion PutFunctionConcurrency PutFunctionEventInvokeConfig RemovePermission TagResource UntagResource UpdateAlias UpdateFunctionCode UpdateFunctionConfiguration UpdateFunctionEventInvokeConfig UpdateFunctionUrlConfig',
  ),
  role: of(
    'iam',
    'AttachRolePolicy CreateRole DeleteRole DeleteRolePolicy DetachRolePolicy ListInstanceProfilesForRole PutRolePolicy TagRole UntagRole UpdateAssumeRolePolicy UpdateRole',
  ),
  table: of(
    'dynamodb',
    'CreateTable DeleteTable GetItem PutItem TagResource UntagResource UpdateContinuousBackups UpdateItem UpdateTable UpdateTimeToLive',
  ),
  bucket: of(
    's3',
    'CreateBucket DeleteBucket DeleteBucketPolicy DeleteObject DeleteObjectVersion ListBucketVersions PutBucketPolicy PutBucketPublicAccessBlock PutBucketTagging PutBucketVersioning PutEncryptionConfiguration PutLifecycleConfiguration PutObject PutObjectTagging TagResource UntagResource',
  ),
  topic: of('sns', 'CreateTopic DeleteTopic SetTopicAttributes Subscribe TagResource UntagResource'),
  queue: of('sqs', 'CreateQueue DeleteQueue SetQueueAttributes TagQueue UntagQueue'),
  cluster: of('ecs', 'CreateCluster DeleteCluster TagResource UntagResource UpdateCluster UpdateClusterSettings'),
  rule: of('events', 'DeleteRule PutRule PutTargets RemoveTargets TagResource UntagResource'),
  alarm: of('cloudwatch', 'DeleteAlarms PutMetricAlarm SetAlarmState TagResource UntagResource'),
  dashboard: of('cloudwatch', 'DeleteDashboards PutDashboard'),
  logs: of('logs', 'CreateLogGroup DeleteLogGroup PutRetentionPolicy TagResource UntagResource'),
  parameter: of('ssm', 'AddTagsToResource DeleteParameter DeleteParameters PutParameter'),
  repository: of(
    'ecr',
    'BatchCheckLayerAvailability BatchDeleteImage CompleteLayerUpload CreateRepository DeleteLifecyclePolicy DeleteRepository DeleteRepositoryPolicy GetDownloadUrlForLayer InitiateLayerUpload PutImage PutImageScanningConfiguration PutImageTagMutability PutLifecyclePolicy SetRepositoryPolicy TagResource UntagResource UploadLayerPart',
  ),
};

/** The bucket of Pulumi's record: see deploy/state-bucket.ts. */
export const MAKES_RECORD: readonly string[] = of(
  's3',
  'CreateBucket PutBucketPolicy PutBucketPublicAccessBlock PutBucketVersioning',
);

/** The functions of a stage, each with a role of its name. */
export const FUNCTIONS = [
  'playground-api',
  'playground-api-tokens',
  'playground-bot',
  'playground-notifier',
  'playground-provisioner',
  'playground-sweeper',
];

/** The family of the tasks in which operations run, which is named after their cluster. */
export const OPERATIONS = 'playground-operation';
/** The roles of such a task. */
export const OPERATION_ROLES = [OPERATIONS, `${OPERATIONS}-execution`];

/** AWS knows a task's definition, and whose a subscription is, by neither: only where operations run in tasks is there one. */
export const UNBOUND: readonly string[] = [
  ...of('ecs', 'DeregisterTaskDefinition DescribeTaskDefinition ListTaskDefinitions'),
  ...of('sns', 'SetSubscriptionAttributes Unsubscribe'),
];
