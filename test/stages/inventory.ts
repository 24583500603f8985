import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeSecurityGroupsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { paginateGetResources, ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { paginateDescribeParameters, SSMClient } from '@aws-sdk/client-ssm';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import { parameterPrefix } from '../../infra/secrets.ts';
import { STAGE_TAG } from '../../infra/stage-tags.ts';

/** What there is of a stage, a line each: by its tag, and by its name where the emulator lists no tags. */
export async function inventoryOf(endpoint: string, stage: string): Promise<string[]> {
  const options = clientOptions(endpoint);
  const ec2 = new EC2Client(options);
  const ssm = new SSMClient(options);
  const ecs = new ECSClient(options);
  const prefix = parameterPrefix(stage);
  const Filters = [{ Name: `tag:${STAGE_TAG}`, Values: [stage] }];
  const lines: (string | undefined)[] = [];
  const tagged = paginateGetResources(
    { client: new ResourceGroupsTaggingAPIClient(options) },
    { TagFilters: [{ Key: STAGE_TAG, Values: [stage] }] },
  );
  for await (const { ResourceTagMappingList = [] } of tagged) {
    for (const { ResourceARN: arn } of ResourceTagMappingList) if (!(await isOnItsWayOut(ecs, arn))) lines.push(arn);
  }
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ Filters }));
  lines.push(...Vpcs.map(({ VpcId }) => VpcId));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  lines.push(...SecurityGroups.map(({ GroupId }) => GroupId));
  const { logGroups = [] } = await new CloudWatchLogsClient(options).send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: `${prefix}/` }),
  );
  lines.push(...logGroups.map(({ logGroupName }) => `log group ${logGroupName}`));
  const parameters = paginateDescribeParameters(
    { client: ssm },
    { ParameterFilters: [{ Key: 'Name', Option: 'BeginsWith', Values: [`${prefix}/`] }] },
  );
  for await (const { Parameters = [] } of parameters) lines.push(...Parameters.map(({ Name }) => `parameter ${Name}`));
  const { MetricAlarms = [] } = await new CloudWatchClient(options).send(new DescribeAlarmsCommand({}));
  const { Functions = [] } = await new LambdaClient(options).send(new ListFunctionsCommand({}));
  const { Buckets = [] } = await new S3Client({ ...options, forcePathStyle: true }).send(new ListBucketsCommand({}));
  const named = [
    ...MetricAlarms.map(({ AlarmName }) => AlarmName),
    ...Functions.map(({ FunctionName }) => FunctionName),
    ...Buckets.map(({ Name }) => Name),
  ];
  lines.push(...named.filter((name) => name?.includes(`-${stage}-`)));
  return [...new Set(lines.filter((line) => line !== undefined))].sort();
}

/** ECS lists a task definition for a while after it has been deleted. */
async function isOnItsWayOut(ecs: ECSClient, arn: string | undefined): Promise<boolean> {
  if (!arn?.includes(':task-definition/')) return false;
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
  return taskDefinition?.status === 'DELETE_IN_PROGRESS';
}
