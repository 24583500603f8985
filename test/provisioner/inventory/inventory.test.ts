import { ParameterNotFound } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../provisioner/inventory/finding.ts';
import { awsInventory } from '../../../provisioner/inventory/inventory.ts';
import { sampleLoadBalancer } from '../support/samples.ts';

const CLUSTER = 'arn:aws:ecs:us-east-1:0:cluster/playgrounds';
const SITE = { clusterArn: CLUSTER, vpcId: 'vpc-1', credentialsPrefix: '/bot' };
const DEFINITION = 'arn:aws:ecs:us-east-1:0:task-definition/demo-1:1';

type Answers = Record<string, (input: Record<string, unknown>) => unknown>;

const GONE: Answers = {
  GetParameter: () => {
    throw new ParameterNotFound({ $metadata: {}, message: '' });
  },
  DescribeTaskDefinition: () => {
    throw new Error('Unable to describe task definition.');
  },
};

/** AWS with nothing in it, unless the test answers otherwise. */
function inventory(answers: Answers = {}, state: Finding[] = [], site: Parameters<typeof awsInventory>[1] = SITE) {
  const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) =>
    ({ ...GONE, ...answers })[command.constructor.name.replace(/Command$/, '')]?.(command.input) ?? {};
  const client = { send: send as never };
  return awsInventory({ ecs: client, ec2: client, elb: client, ssm: client, tagging: client }, site, {
    list: async () => state,
  });
}

const listed = (...arns: string[]) => ({
  GetResources: () => ({ ResourceTagMappingList: arns.map((ResourceARN) => ({ ResourceARN, Tags: [] })) }),
});

describe('what is left of a playground', () => {
  it('is nothing where nobody knows of anything', async () => {
    expect(await inventory().left('demo-1')).toEqual([]);
  });

  it('is not what the tagging API goes on listing after it was deleted', async () => {
    const stale = listed(
      'arn:aws:ecs:us-east-1:0:service/playgrounds/demo-1',
      'arn:aws:ecs:us-east-1:0:task/playgrounds/0a',
      DEFINITION,
      'arn:aws:ec2:us-east-1:0:security-group/sg-1',
      'arn:aws:ssm:us-east-1:0:parameter/bot/demo-1/password',
    );
    const inactive = { DescribeServices: () => ({ services: [{ status: 'INACTIVE' }] }) };
    const stopped = { DescribeTasks: () => ({ tasks: [{ lastStatus: 'STOPPED' }] }) };
    const deleting = { DescribeTaskDefinition: () => ({ taskDefinition: { status: 'DELETE_IN_PROGRESS' } }) };
    expect(await inventory({ ...stale, ...inactive, ...stopped }).left('demo-1')).toEqual([]);
    expect(await inventory({ ...stale, ...deleting }).left('demo-1')).toEqual([]);
  });

  it.each<[string, Answers, Finding]>([
    [
      'a service',
      { DescribeServices: () => ({ services: [{ status: 'DRAINING' }] }) },
      { kind: 'service', id: 'demo-1' },
    ],
    [
      'a task definition that is only deregistered',
      {
        ListTaskDefinitions: ({ status }) => ({ taskDefinitionArns: status === 'INACTIVE' ? [DEFINITION] : [] }),
        DescribeTaskDefinition: () => ({ taskDefinition: { status: 'INACTIVE' } }),
      },
      { kind: 'task-definition', id: DEFINITION },
    ],
    [
      'a security group, though no tag is listed yet',
      { DescribeSecurityGroups: () => ({ SecurityGroups: [{ GroupId: 'sg-1' }] }) },
      { kind: 'security-group', id: 'sg-1' },
    ],
    ['the password', { GetParameter: () => ({}) }, { kind: 'parameter', id: '/bot/demo-1/password' }],
    [
      'a task',
      {
        ListTasks: () => ({ taskArns: ['arn:task'] }),
        DescribeTasks: () => ({ tasks: [{ lastStatus: 'DEPROVISIONING' }] }),
      },
      { kind: 'task', id: 'arn:task' },
    ],
  ])('is %s, once, however many lists have it', async (_what, answers, finding) => {
    expect(await inventory({ ...listed(DEFINITION), ...answers }).left('demo-1')).toEqual([finding]);
  });

  it('is its place at the load balancer, though no tag is listed yet, and not that of a later one of its name', async () => {
    const to = (group: string) => [
      { TargetGroupArn: `arn:aws:elasticloadbalancing:us-east-1:0:targetgroup/${group}/0a` },
    ];
    const pages = [
      { Rules: [{ RuleArn: 'arn:default' }, { RuleArn: 'arn:of-a-later', Actions: to('demo-2') }], NextMarker: 'more' },
      { Rules: [{ RuleArn: 'arn:ours', Actions: to('demo-1') }] },
    ];
    const answers: Answers = {
      DescribeTargetGroups: ({ Names }) => ({ TargetGroups: String(Names) === 'demo-1' ? to('demo-1') : [] }),
      DescribeRules: ({ RuleArns }) => (RuleArns ? { Rules: [{}] } : pages.shift()),
    };
    const site = { ...SITE, loadBalancer: sampleLoadBalancer() };
    expect(await inventory(answers, [], site).left('demo-1')).toEqual([
      { kind: 'target-group', id: 'demo-1' },
      { kind: 'listener-rule', id: 'arn:ours' },
    ]);
  });

  it('is no place at a load balancer that has gone, though the tagging API goes on listing it', async () => {
    const gone = (name: string) => () => {
      throw Object.assign(new Error(), { name });
    };
    const stale = listed(
      'arn:aws:elasticloadbalancing:us-east-1:0:targetgroup/demo-1/0a',
      'arn:aws:elasticloadbalancing:us-east-1:0:listener-rule/app/playgrounds/0a/1b/2c',
    );
    const answers = {
      DescribeTargetGroups: gone('TargetGroupNotFoundException'),
      DescribeRules: gone('RuleNotFoundException'),
    };
    expect(await inventory({ ...stale, ...answers }).left('demo-1')).toEqual([]);
    const denied = { DescribeTargetGroups: gone('AccessDenied') };
    await expect(inventory({ ...stale, ...denied }).left('demo-1')).rejects.toThrow();
  });

  it("is the engine's state, and its lock", async () => {
    const state: Finding = { kind: 'state', id: '.pulumi/stacks/playground/demo-1.json' };
    expect(await inventory({}, [state]).left('demo-1')).toEqual([state]);
  });

  it('is read to the last page', async () => {
    const pages = [{ PaginationToken: 'more' }, { ResourceTagMappingList: [{ ResourceARN: DEFINITION }] }];
    const answers = {
      GetResources: () => pages.shift(),
      DescribeTaskDefinition: () => ({ taskDefinition: { status: 'ACTIVE' } }),
    };
    expect(await inventory(answers).tagged('demo-1')).toEqual([{ kind: 'task-definition', id: DEFINITION }]);
  });

  it('is not nothing because AWS could not be asked', async () => {
    const denied = () => {
      throw new Error('AccessDenied');
    };
    await expect(inventory({ GetResources: denied }).left('demo-1')).rejects.toThrow('AccessDenied');
    await expect(inventory({ GetParameter: denied }).left('demo-1')).rejects.toThrow('AccessDenied');
  });
});
