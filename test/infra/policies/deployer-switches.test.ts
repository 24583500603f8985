import { describe, expect, it } from 'vitest';
import type { SettingsInput } from '../../../infra/settings.ts';
import type { Act } from '../../support/iam-simulator.ts';
import { LOAD_BALANCER } from '../recorded-program.ts';
import { ASKED, all, may, OF_ANOTHER, OF_STAGE, RECORDS, statementsOf, switched, ZONE_ARN } from './deployer-acts.ts';
import { ACCOUNT, OURS } from './real-arns.ts';

describe('the policies of who deploys a stage with switches', () => {
  const ELB = OURS('elasticloadbalancing');
  const ALB = `${ELB}:loadbalancer/app/bot-prod-0a1b2c3/1`;
  const ALIAS = `${OURS('lambda')}:function:playground-bot-prod-0a1b2c3:live`;
  const API = 'arn:aws:apigateway:eu-north-1::/apis/a1';
  const CERTIFICATE = `${OURS('acm')}:certificate/1`;
  const NAMED = { vpcId: 'vpc-0a', subnetIds: ['subnet-0a'] };
  const IN_TASKS = { provisioner: { package: 'image', imageUri: 'image', runOn: 'fargate' } } as const;
  const FAMILY = (stage: string) => `${OURS('ecs')}:task-definition/playground-operation-${stage}-0a1b2c3`;
  const ROLE = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}-prod-0a1b2c3`;
  const TO_TASKS = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' };
  const TARGET = `${OURS('application-autoscaling')}:scalable-target/1`;

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
    [LOAD_BALANCER, 'elasticloadbalancing:CreateLoadBalancer', ALB, ASKED],
    [
      LOAD_BALANCER,
      'elasticloadbalancing:AddTags',
      ALB,
      { ...ASKED, 'elasticloadbalancing:CreateAction': 'CreateLoadBalancer' },
    ],
    [LOAD_BALANCER, 'elasticloadbalancing:CreateListener', ALB, { ...ASKED, ...OF_STAGE }],
    [LOAD_BALANCER, 'elasticloadbalancing:DeleteLoadBalancer', ALB, OF_STAGE],
    [LOAD_BALANCER, 'acm:RequestCertificate', '*', { ...ASKED, 'acm:DomainNames': ['*.play.example.com'] }],
    [LOAD_BALANCER, 'acm:AddTagsToCertificate', CERTIFICATE, ASKED],
    [LOAD_BALANCER, 'route53:ChangeResourceRecordSets', ZONE_ARN, { [RECORDS]: ['_0a1b.play.example.com'] }],
    [{ network: NAMED, serviceNames: false }, 'ec2:CreateSecurityGroup', `${OURS('ec2')}:vpc/vpc-0a`],
    [{ network: 'default', serviceNames: false }, 'ec2:CreateSecurityGroup', `${OURS('ec2')}:vpc/vpc-0b`],
    [{ cluster: 'shared' }, 'ecs:DescribeClusters', `${OURS('ecs')}:cluster/shared`],
    [LOAD_BALANCER, 'acm:DeleteCertificate', CERTIFICATE, OF_STAGE],
    [IN_TASKS, 'ecs:RegisterTaskDefinition', `${FAMILY('prod')}:*`, ASKED],
    [IN_TASKS, 'ecs:TagResource', `${FAMILY('prod')}:1`, { ...ASKED, 'ecs:CreateAction': 'RegisterTaskDefinition' }],
    [IN_TASKS, 'iam:PassRole', ROLE('playground-operation-execution'), TO_TASKS],
    [IN_TASKS, 'iam:PassRole', ROLE('playground-operation'), TO_TASKS],
  ])('let what %o makes be deployed, and no other stage: %s', (given, action, resource, context) => {
    expect(may(statementsOf(given), action, resource, context)).toBe(true);
    expect(may(all, action, resource, context)).toBe(false);
  });

  it.each<[string, string, string, Act['context']?]>([
    ['remove another’s load balancer', 'elasticloadbalancing:DeleteLoadBalancer', ALB, OF_ANOTHER],
    ['make another’s load balancer its own', 'elasticloadbalancing:AddTags', ALB, ASKED],
    ['add to another’s load balancer', 'elasticloadbalancing:CreateListener', ALB, ASKED],
    ['make another stage’s certificate its own', 'acm:AddTagsToCertificate', CERTIFICATE, { ...ASKED, ...OF_ANOTHER }],
    [
      'have a certificate for another domain',
      'acm:RequestCertificate',
      '*',
      { ...ASKED, 'acm:DomainNames': ['shop.example.com'] },
    ],
    ['answer for another domain', 'route53:ChangeResourceRecordSets', ZONE_ARN, { [RECORDS]: ['shop.example.com'] }],
    ['remove another’s certificate', 'acm:DeleteCertificate', CERTIFICATE],
    [
      'scale what is no function',
      'application-autoscaling:RegisterScalableTarget',
      TARGET,
      { 'application-autoscaling:service-namespace': 'ecs' },
    ],
    ['keep another’s functions warm', 'lambda:PutProvisionedConcurrencyConfig', `${OURS('lambda')}:function:shop:live`],
    ['register what is not tagged as its own', 'ecs:RegisterTaskDefinition', `${FAMILY('prod')}:*`],
    ['register in another stage’s family', 'ecs:RegisterTaskDefinition', `${FAMILY('pre-prod')}:*`, ASKED],
    ['make another’s definition its own', 'ecs:TagResource', `${FAMILY('prod')}:1`, { ...ASKED, ...OF_ANOTHER }],
    ['run a task as a function', 'iam:PassRole', ROLE('playground-provisioner'), TO_TASKS],
    [
      'have any service’s role made',
      'iam:CreateServiceLinkedRole',
      `arn:aws:iam::${ACCOUNT}:role/aws-service-role/es.amazonaws.com/r`,
      { 'iam:AWSServiceName': 'es.amazonaws.com' },
    ],
  ])('do not let a deployment %s', (_, action, resource, context) => {
    expect(may(switched, action, resource, context)).toBe(false);
  });
});
