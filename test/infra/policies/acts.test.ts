import { beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../../infra/components/policy.ts';
import { type Act, isAllowed } from '../../support/iam-simulator.ts';
import { LOAD_BALANCER, recordProgram, ZONE } from '../recorded-program.ts';
import { ACCOUNT, OURS, policiesOf } from './real-arns.ts';

const ROLES = ['playground-provisioner', 'playground-sweeper', 'playground-notifier', 'playground-bot'] as const;
const FUNCTIONS = ROLES.map((name) => `${OURS('lambda')}:function:${name}`);
const CLUSTER = `${OURS('ecs')}:cluster/playgrounds`;
const VPC = `${OURS('ec2')}:vpc/playgrounds`;
const SERVICE = `${OURS('ecs')}:service/playgrounds/demo-1`;
const DEFINITION = `${OURS('ecs')}:task-definition/demo-1:1`;
const GROUP = `${OURS('ec2')}:security-group/sg-1`;
const STATE = 'arn:aws:s3:::playground-state';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const parameter = (name: string) => `${OURS('ssm')}:parameter${name}`;
const toTasks = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' };
const tags = (kind: 'Request' | 'Resource', site: string = CLUSTER) =>
  Object.fromEntries(
    Object.entries({ id: 'demo-1', name: 'demo', owner: 'U0ADA0001', operation: 'op-1', site }).map(([key, value]) => [
      `aws:${kind}Tag/playground:${key}`,
      value,
    ]),
  );
const asked = tags('Request');
const ours = tags('Resource');
/** Another deployment's: all tags are there, and one says that they are not ours. */
const theirs = tags('Resource', `${OURS('ecs')}:cluster/playgrounds-of-staging`);
const inOurVpc = { 'ec2:Vpc': VPC };

let policies: Map<string, Statement[]>;
beforeAll(async () => {
  policies = policiesOf(await recordProgram());
});
const may = (name: string, action: string, resource: string, context: Act['context'] = {}): boolean =>
  isAllowed(policies.get(name) ?? [], { action, resource, context });

describe('the provisioner may do what a playground takes', () => {
  it.each<[string, string, Act['context']?]>([
    ['ec2:CreateSecurityGroup', VPC],
    ['ec2:CreateSecurityGroup', GROUP, asked],
    ['ec2:CreateTags', GROUP, { ...asked, 'ec2:CreateAction': 'CreateSecurityGroup' }],
    ['ec2:AuthorizeSecurityGroupIngress', GROUP, { ...ours, ...inOurVpc }],
    ['ec2:RevokeSecurityGroupEgress', GROUP, { ...ours, ...inOurVpc }],
    ['ec2:DeleteSecurityGroup', GROUP, { ...ours, ...inOurVpc }],
    ['ecs:RegisterTaskDefinition', DEFINITION, asked],
    ['ecs:CreateService', SERVICE, asked],
    ['ecs:TagResource', SERVICE, { ...asked, 'ecs:CreateAction': 'CreateService' }],
    ['ecs:UpdateService', SERVICE, ours],
    ['ecs:DeleteService', SERVICE, ours],
    ['ecs:DeleteTaskDefinitions', DEFINITION, ours],
    ['iam:PassRole', role('playgrounds-task'), toTasks],
    ['iam:PassRole', role('playgrounds-execution'), toTasks],
    ['ssm:PutParameter', parameter('/playground-bot/prod/playgrounds/demo-1/password')],
    ['ssm:GetParameter', parameter('/playground-bot/prod/passphrase')],
    ['s3:PutObject', `${STATE}/.pulumi/stacks/playground/demo-1.json`],
    ['dynamodb:UpdateItem', `${OURS('dynamodb')}:table/playground-registry`],
    ['sns:Publish', `${OURS('sns')}:playground-events`],
  ])('%s %s', (action, resource, context) => {
    expect(may('playground-provisioner', action, resource, context)).toBe(true);
  });
});

describe('the provisioner may not', () => {
  it.each<[string, string, string, Act['context']?]>([
    ['make a security group without our tags', 'ec2:CreateSecurityGroup', GROUP],
    ['make one in another network', 'ec2:CreateSecurityGroup', `${OURS('ec2')}:vpc/vpc-other`],
    ['make one in another deployment’s name', 'ec2:CreateSecurityGroup', GROUP, tags('Request', 'another')],
    ['open a security group without our tags', 'ec2:AuthorizeSecurityGroupIngress', GROUP, inOurVpc],
    ['open another deployment’s', 'ec2:AuthorizeSecurityGroupIngress', GROUP, { ...theirs, ...inOurVpc }],
    ['delete one without our tags', 'ec2:DeleteSecurityGroup', GROUP, inOurVpc],
    ['put our tags on what it has not made', 'ec2:CreateTags', GROUP, asked],
    ['make a service without our tags', 'ecs:CreateService', SERVICE],
    ['delete a service without our tags', 'ecs:DeleteService', SERVICE],
    ['delete another deployment’s service', 'ecs:DeleteService', SERVICE, theirs],
    ['change a service of another cluster', 'ecs:UpdateService', `${OURS('ecs')}:service/shop/web`, ours],
    ['make a service ours that it has not made', 'ecs:TagResource', SERVICE, asked],
    ['delete a task definition without our tags', 'ecs:DeleteTaskDefinitions', DEFINITION],
    ['pass another role', 'iam:PassRole', role('admin'), toTasks],
    ['pass its own role', 'iam:PassRole', role('playground-provisioner'), toTasks],
    [
      'pass a role to anything but tasks',
      'iam:PassRole',
      role('playgrounds-task'),
      { 'iam:PassedToService': 'lambda.amazonaws.com' },
    ],
    ['make a role', 'iam:CreateRole', role('new')],
    ['widen a role', 'iam:PutRolePolicy', role('playgrounds-task')],
    [
      'read another deployment’s passwords',
      'ssm:GetParameter',
      parameter('/playground-bot/staging/playgrounds/demo-1/password'),
    ],
    ['read another deployment’s passphrase', 'ssm:GetParameter', parameter('/playground-bot/staging/passphrase')],
    ['read Slack’s token', 'ssm:GetParameter', parameter('/playground-bot/prod/bot-token')],
    ['write the passphrase', 'ssm:PutParameter', parameter('/playground-bot/prod/passphrase')],
    ['delete the state bucket', 's3:DeleteBucket', STATE],
    ['open the state bucket', 's3:PutBucketPolicy', STATE],
    ['read another bucket', 's3:GetObject', 'arn:aws:s3:::playground-state-of-staging/a'],
    ['delete the registry', 'dynamodb:DeleteTable', `${OURS('dynamodb')}:table/playground-registry`],
    ['invoke a function', 'lambda:InvokeFunction', FUNCTIONS[0] ?? ''],
    ['run commands in a task', 'ecs:ExecuteCommand', `${OURS('ecs')}:task/playgrounds/1`],
  ])('%s', (_, action, resource, context) => {
    expect(may('playground-provisioner', action, resource, context)).toBe(false);
  });
});

describe('behind a load balancer the provisioner', () => {
  const ELB = OURS('elasticloadbalancing');
  const TARGETS = `${ELB}:targetgroup/demo-1/0a1b`;
  const RULE = `${ELB}:listener-rule/app/playgrounds/0a/1b/2c`;
  const LISTENER = `${ELB}:listener/app/playgrounds-https/0a1b/2c3d`;
  let behind: Statement[];
  beforeAll(async () => {
    behind = policiesOf(await recordProgram(LOAD_BALANCER, ZONE)).get('playground-provisioner') ?? [];
  });
  const made = (action: string) => ({ ...asked, 'elasticloadbalancing:CreateAction': action });

  it.each<[string, string, Act['context']?]>([
    ['CreateTargetGroup', TARGETS, asked],
    ['AddTags', TARGETS, made('CreateTargetGroup')],
    ['CreateRule', LISTENER, asked],
    ['AddTags', RULE, made('CreateRule')],
    ['ModifyTargetGroupAttributes', TARGETS, ours],
    ['SetRulePriorities', RULE, ours],
    ['DeleteRule', RULE, ours],
    ['DeleteTargetGroup', TARGETS, ours],
    ['DescribeTargetHealth', '*'],
  ])('may %s %s', (action, resource, context = {}) => {
    expect(isAllowed(behind, { action: `elasticloadbalancing:${action}`, resource, context })).toBe(true);
  });

  it.each<[string, string, string, Act['context']?]>([
    ['make a target group without our tags', 'CreateTargetGroup', TARGETS],
    ['make a rule without our tags', 'CreateRule', LISTENER],
    ['add to another load balancer', 'CreateRule', `${ELB}:listener/app/shop/0a1b/2c3d`, asked],
    ['put our tags on what it has not made', 'AddTags', TARGETS, asked],
    ['change another deployment’s rule', 'ModifyRule', RULE, theirs],
    ['delete another deployment’s rule', 'DeleteRule', RULE, theirs],
    ['delete a target group without our tags', 'DeleteTargetGroup', TARGETS],
    ['put its own targets somewhere', 'RegisterTargets', TARGETS, ours],
    ['change the listener', 'ModifyListener', LISTENER, ours],
    ['remove the load balancer', 'DeleteLoadBalancer', `${ELB}:loadbalancer/app/playgrounds/0a1b`, ours],
    ['open the load balancer’s group', 'SetSecurityGroups', `${ELB}:loadbalancer/app/playgrounds/0a1b`, ours],
  ])('may not %s', (_, action, resource, context = {}) => {
    expect(isAllowed(behind, { action: `elasticloadbalancing:${action}`, resource, context })).toBe(false);
  });
});

describe('no function', () => {
  const invoked = (name: string): string[] => FUNCTIONS.filter((each) => may(name, 'lambda:InvokeFunction', each));

  it('invokes any but the provisioner, and the sweeper the notifier, and those two none', () => {
    const provisioner = [`${OURS('lambda')}:function:playground-provisioner`];
    expect(Object.fromEntries(ROLES.map((name) => [name, invoked(name)]))).toEqual({
      'playground-provisioner': [],
      'playground-notifier': [],
      'playground-bot': provisioner,
      'playground-sweeper': [...provisioner, `${OURS('lambda')}:function:playground-notifier`],
    });
  });

  it.each(ROLES)('reads another deployment’s parameters: %s', (name) => {
    for (const secret of ['signing-secret', 'bot-token', 'passphrase', 'playgrounds/demo-1/password']) {
      expect(may(name, 'ssm:GetParameter', parameter(`/playground-bot/staging/${secret}`))).toBe(false);
    }
  });

  it.each(ROLES.filter((name) => name !== 'playground-provisioner'))(
    'but the provisioner changes a playground: %s',
    (name) => {
      const acts: [string, string][] = [
        ['ecs:UpdateService', SERVICE],
        ['ecs:DeleteService', SERVICE],
        ['ec2:DeleteSecurityGroup', GROUP],
        ['ssm:DeleteParameter', parameter('/playground-bot/prod/playgrounds/demo-1/password')],
        ['s3:PutObject', `${STATE}/.pulumi/a`],
        ['iam:PassRole', role('playgrounds-task')],
      ];
      const able = acts.filter(([action, resource]) =>
        may(name, action, resource, { ...ours, ...inOurVpc, ...toTasks }),
      );
      expect(able).toEqual([]);
    },
  );

  it('but those that make, tell or strike out passwords reads them', () => {
    const password = parameter('/playground-bot/prod/playgrounds/demo-1/password');
    const readers = ROLES.filter((name) => may(name, 'ssm:GetParameter', password));
    expect(readers).toEqual(['playground-provisioner', 'playground-sweeper', 'playground-notifier']);
  });

  it('touches the engine’s state but the provisioner; the sweeper removes locks, and reads not even those', () => {
    const state = `${STATE}/.pulumi/stacks/playground/demo-1.json`;
    const lock = `${STATE}/.pulumi/locks/organization/playground/demo-1/0a1b.json`;
    const able = (name: string, resource: string) =>
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'].filter((action) => may(name, action, resource));
    const all = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];
    expect(ROLES.map((name) => [name, able(name, state), able(name, lock)])).toEqual([
      ['playground-provisioner', all, all],
      ['playground-sweeper', [], ['s3:DeleteObject']],
      ['playground-notifier', [], []],
      ['playground-bot', [], []],
    ]);
  });
});
