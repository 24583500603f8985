import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateSecurityGroupCommand, CreateTagsCommand, CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandOutput,
  DeleteTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOptions, REGION } from '../../../../infra/local/emulator/environment.ts';
import { refusedCalls } from '../../../../infra/local/emulator/refused-calls.ts';
import { startEmulator } from '../../../support/emulator.ts';
import { iamRole, iamUser, roleCredentials } from '../../../support/iam-user.ts';

const SITE = 'playground:site';
const here = (service: string, resource: string): string => `arn:aws:${service}:${REGION}:000000000000:${resource}`;
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'logs:GetLogEvents', Resource: here('logs', 'log-group:/ours:*') },
    {
      Effect: 'Allow',
      Action: 'elasticloadbalancing:CreateTargetGroup',
      Resource: here('elasticloadbalancing', 'targetgroup/*/*'),
      Condition: { StringEquals: { [`aws:RequestTag/${SITE}`]: 'ours' } },
    },
    {
      Effect: 'Allow',
      Action: 'elasticloadbalancing:DeleteTargetGroup',
      Resource: here('elasticloadbalancing', 'targetgroup/*/*'),
      Condition: { StringEquals: { [`aws:ResourceTag/${SITE}`]: 'ours' } },
    },
    {
      Effect: 'Allow',
      Action: 'ec2:CreateTags',
      Resource: here('ec2', 'security-group/*'),
      Condition: { StringEquals: { [`aws:ResourceTag/${SITE}`]: 'ours' } },
    },
  ],
});

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let admin: ReturnType<typeof clientOptions>;
let asRole: ReturnType<typeof clientOptions>;
beforeAll(async () => {
  emulator = await startEmulator({ enforcePolicies: true });
  admin = clientOptions(emulator.endpoint);
  const RoleArn = await iamRole(emulator.endpoint, 'worker', POLICY);
  const credentials = await roleCredentials(emulator.endpoint, RoleArn);
  asRole = { ...admin, credentials };
});
afterAll(() => emulator.stop());

async function securityGroup(name: string, tags: Record<string, string>): Promise<string> {
  const ec2 = new EC2Client(admin);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const TagSpecifications = Tags.length === 0 ? [] : [{ ResourceType: 'security-group' as const, Tags }];
  const group = { GroupName: name, Description: 'of the test', VpcId: Vpc?.VpcId, TagSpecifications };
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(group));
  ec2.destroy();
  return GroupId;
}

it('a role may what its policy says of a log’s streams and of tagged groups; what it was refused can be asked for', async () => {
  const [logs, ec2] = [new CloudWatchLogsClient(admin), new EC2Client(asRole)];
  const stream = { logGroupName: '/ours', logStreamName: 'web' };
  await logs.send(new CreateLogGroupCommand(stream));
  await logs.send(new CreateLogStreamCommand(stream));
  expect((await new CloudWatchLogsClient(asRole).send(new GetLogEventsCommand(stream))).events).toEqual([]);

  const Tags = [{ Key: 'owner', Value: 'ada' }];
  const ours = await securityGroup('ours', { [SITE]: 'ours' });
  await ec2.send(new CreateTagsCommand({ Resources: [ours], Tags }));
  expect(await refusedCalls(emulator.endpoint)).toEqual([]);

  const another = await securityGroup('another', {});
  const refused = ec2.send(new CreateTagsCommand({ Resources: [another], Tags }));
  await expect(refused).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
  // Tests refuse users on purpose; nobody refuses a role so.
  const stranger = new EC2Client({ ...admin, credentials: await iamUser(emulator.endpoint, 'stranger') });
  await expect(stranger.send(new CreateTagsCommand({ Resources: [ours], Tags }))).rejects.toThrow();
  expect(await refusedCalls(emulator.endpoint)).toEqual([
    { role: 'worker', action: 'ec2:CreateTags', resource: here('ec2', `security-group/${another}`), times: 1 },
  ]);
});

it('a role may make target groups with our tags, and remove those that have them', async () => {
  const [elb, adminElb] = [new ElasticLoadBalancingV2Client(asRole), new ElasticLoadBalancingV2Client(admin)];
  const group = (Name: string, Value: string) =>
    new CreateTargetGroupCommand({ Name, TargetType: 'ip', Protocol: 'HTTP', Port: 80, Tags: [{ Key: SITE, Value }] });
  const remove = ({ TargetGroups = [] }: CreateTargetGroupCommandOutput) =>
    new DeleteTargetGroupCommand({ TargetGroupArn: TargetGroups[0]?.TargetGroupArn });

  await elb.send(remove(await elb.send(group('ours', 'ours'))));
  const denied = { name: 'AccessDenied' };
  await expect(elb.send(group('another', 'another'))).rejects.toMatchObject(denied);
  await expect(elb.send(remove(await adminElb.send(group('another', 'another'))))).rejects.toMatchObject(denied);
});
