import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeServicesCommand,
  ECSClient,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { clientOptions } from '../../infra/local/emulator/environment.ts';
import type { CloudFacts } from './cloud/facts.ts';

/**
 * Everything that still exists of one playground, one line each; empty when destroy has done its work. It asks each
 * service itself, because the tagging API knows neither security groups nor state.
 */
export async function leftovers(cloud: CloudFacts, name: string): Promise<string[]> {
  const config = clientOptions(cloud.endpoint);
  const ecs = new ECSClient(config);
  const cluster = cloud.outputs.clusterArn;
  const mentions = (text: string | undefined): boolean => text?.includes(`${name}-`) ?? false;

  const services = await ecs.send(new ListServicesCommand({ cluster }));
  const arns = (services.serviceArns ?? []).filter(mentions);
  const described =
    arns.length === 0
      ? []
      : ((await ecs.send(new DescribeServicesCommand({ cluster, services: arns }))).services ?? []);
  const live = described.filter((service) => service.status !== 'INACTIVE');
  const running = await Promise.all(
    described.map((service) => ecs.send(new ListTasksCommand({ cluster, serviceName: service.serviceName }))),
  );
  const definitions = await ecs.send(new ListTaskDefinitionsCommand({ status: 'ACTIVE' }));
  const groups = await new EC2Client(config).send(new DescribeSecurityGroupsCommand({}));
  const parameters = await new SSMClient(config).send(new DescribeParametersCommand({}));
  const state = await new S3Client({ ...config, forcePathStyle: true }).send(
    new ListObjectsV2Command({ Bucket: cloud.outputs.stateBucket, Prefix: '.pulumi/' }),
  );
  const row = await DynamoDBDocumentClient.from(new DynamoDBClient(config)).send(
    new GetCommand({ TableName: cloud.outputs.registryTable, Key: { pk: `PLAYGROUND#${name}` } }),
  );
  // Pulumi keeps the history and backups of a removed stack; what makes a stack exist is its checkpoint and its lock.
  const isStack = (key: string | undefined): boolean => /^\.pulumi\/(stacks|locks)\//.test(key ?? '') && mentions(key);
  return [
    ...live.map((service) => `service ${service.serviceName} (${service.status})`),
    ...running.flatMap((tasks) => (tasks.taskArns ?? []).map((task) => `task ${task}`)),
    ...(definitions.taskDefinitionArns ?? []).filter(mentions).map((arn) => `task definition ${arn}`),
    ...(groups.SecurityGroups ?? [])
      .filter((group) => mentions(group.GroupName))
      .map((group) => `security group ${group.GroupName}`),
    ...(parameters.Parameters ?? [])
      .filter((parameter) => mentions(parameter.Name))
      .map((parameter) => `parameter ${parameter.Name}`),
    ...(state.Contents ?? []).filter((object) => isStack(object.Key)).map((object) => `state ${object.Key}`),
    ...(row.Item ? [`registry row of ${name}`] : []),
  ];
}
