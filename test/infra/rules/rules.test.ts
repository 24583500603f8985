import { beforeAll, describe, expect, it } from 'vitest';
import { ingressWithin } from '../../../infra/rules/ingress.ts';
import { brokenRules, type Resource, type Rule } from '../../../infra/rules/rule.ts';
import { PLAYGROUND_RULES, rulesFor } from '../../../infra/rules/rules.ts';
import type { SettingsInput } from '../../../infra/settings.ts';
import { playgroundProgram } from '../../../provisioner/playground/program.ts';
import { sampleLoadBalancer, sampleSite, sampleSpec } from '../../provisioner/support/samples.ts';
import { LOAD_BALANCER, recordProgram, recordResources, ZONE } from '../recorded-program.ts';

const ALLOWED = ['203.0.113.0/24'];
const RULES = rulesFor({ allowedCidrs: ALLOWED });
const WARM = { provisioned: 1, workingHours: { from: '08:00', until: '18:00' } };
const CALLER = { arn: 'arn:aws:iam::111122223333:role/ci', actsFor: 'anybody' as const };

describe('the bot’s own program breaks no rule', () => {
  it.each<[string, Partial<SettingsInput>, Record<string, Record<string, unknown>>?]>([
    ['as it is by default', {}],
    ['with a load balancer', LOAD_BALANCER, ZONE],
    ['with the HTTP API', { apiCallers: [CALLER], apiTokens: 'with-credentials' }],
    ['with operations in tasks', { provisioner: { package: 'image', imageUri: 'image', runOn: 'fargate' } }],
    ['thrown away with its data', { protectData: false }],
    ['without names of services', { serviceNames: false }],
    [
      'with alarms that others hear too',
      { alertSubscriptions: ['email:ops@example.com', 'https://pager.example.com/'] },
    ],
    ['kept warm by a schedule', { coldStarts: { keepWarm: true } }],
    ['kept warm by environments, in working hours', { coldStarts: { ...WARM, upTo: 3 } }],
  ])('%s', async (_, given, there) => {
    const { resources } = await recordProgram(given, there);
    expect(brokenRules(resources, RULES)).toEqual([]);
  });
});

it.each([
  ['with an address of its own', {}],
  ['behind a load balancer', { exposure: 'load-balancer' as const, loadBalancer: sampleLoadBalancer() }],
])('a playground’s program breaks no rule: %s', async (_, where) => {
  const { resources } = await recordResources(playgroundProgram(sampleSpec(), { ...sampleSite(), ...where }));
  expect(brokenRules(resources, [...RULES, ...PLAYGROUND_RULES])).toEqual([]);
});

const policy = (statement: object) => JSON.stringify({ Statement: [{ Effect: 'Allow', ...statement }] });
const of = (type: string, inputs: Resource['inputs'] = {}): Resource => ({ type, name: 'it', inputs });
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

describe('a rule is broken by', () => {
  let kept: Resource[];
  beforeAll(async () => {
    const { resources } = await recordProgram();
    kept = resources.filter(({ name }) => name === 'playground-state');
  });
  const broken = (resources: Resource[], rules: readonly Rule[] = RULES) =>
    brokenRules(resources, rules).map(({ rule, why }) => `${rule}: ${why}`);

  it.each([
    ['BucketPublicAccessBlock', /^no public bucket: does not set blockPublicAcls, blockPublicPolicy/],
    ['BucketServerSideEncryptionConfiguration', /^encryption at rest/],
    ['BucketPolicy', /^TLS only: has no policy/],
  ])('a bucket without its %s', (part, message) => {
    expect(broken(kept)).toEqual([]);
    expect(broken(kept.filter(({ type }) => !type.endsWith(`:${part}`)))).toEqual([expect.stringMatching(message)]);
  });

  it.each<[string, Resource, string]>([
    ['a queue that nothing encrypts', of('aws:sqs/queue:Queue'), 'encryption at rest'],
    ['a parameter in plain text', of('aws:ssm/parameter:Parameter', { type: 'String' }), 'encryption at rest'],
    ['a listener without TLS', of('aws:lb/listener:Listener', { protocol: 'HTTP' }), 'TLS only'],
    [
      'a listener that sends some on and lets others through',
      of('aws:lb/listener:Listener', {
        protocol: 'HTTP',
        defaultActions: [{ type: 'redirect', redirect: { protocol: 'HTTPS' } }, { type: 'forward' }],
      }),
      'TLS only',
    ],
    [
      'a listener that sends on without TLS',
      of('aws:lb/listener:Listener', { protocol: 'HTTP', defaultActions: [{ type: 'redirect', redirect: {} }] }),
      'TLS only',
    ],
    ['a log without an end', of('aws:cloudwatch/logGroup:LogGroup', { name: 'a' }), 'log retention set'],
    ['a function whose log Lambda makes', of('aws:lambda/function:Function'), 'log retention set'],
    [
      'a wildcard action',
      of('aws:iam/rolePolicy:RolePolicy', { policy: policy({ Action: 's3:*', Resource: 'a' }) }),
      'no wildcard',
    ],
    [
      'a wildcard resource',
      of('aws:iam/policy:Policy', { policy: policy({ Action: 's3:GetObject', Resource: '*' }) }),
      'no wildcard',
    ],
    [
      'an action that the table lacks, on everything',
      of('aws:iam/policy:Policy', { policy: policy({ Action: 'a:B', Resource: '*' }) }),
      'no wildcard',
    ],
    [
      'a topic for everybody',
      of('aws:sns/topicPolicy:TopicPolicy', {
        policy: policy({ Action: 'sns:Publish', Resource: 'a', Principal: '*' }),
      }),
      'no policy for everybody',
    ],
    [
      'a role that anybody may take on',
      of('aws:iam/role:Role', { assumeRolePolicy: policy({ Action: 'sts:AssumeRole', Principal: { AWS: '*' } }) }),
      'no policy for everybody',
    ],
    [
      'a role for anybody among others',
      of('aws:iam/role:Role', {
        assumeRolePolicy: policy({ Action: 'sts:AssumeRole', Principal: { AWS: ['a', '*'] } }),
      }),
      'no policy for everybody',
    ],
    [
      'a topic for whoever has an alarm',
      of('aws:sns/topicPolicy:TopicPolicy', {
        policy: policy({ Action: 'sns:Publish', Resource: 'a', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
      }),
      'no service of AWS is let in',
    ],
    [
      'a queue for whoever has a rule',
      of('aws:sqs/queuePolicy:QueuePolicy', {
        policy: policy({ Action: 'sqs:SendMessage', Resource: 'a', Principal: { Service: 'events.amazonaws.com' } }),
      }),
      'no service of AWS is let in',
    ],
    [
      'a role for whoever runs tasks',
      of('aws:iam/role:Role', {
        assumeRolePolicy: policy({ Action: 'sts:AssumeRole', Principal: { Service: ['ecs-tasks.amazonaws.com'] } }),
      }),
      'no service of AWS is let in',
    ],
    [
      'a function for whoever has a topic',
      of('aws:lambda/permission:Permission', { principal: 'sns.amazonaws.com', function: UNKNOWN }),
      'no service of AWS is let in',
    ],
    [
      'a group that lets the Internet in',
      of('aws:ec2/securityGroup:SecurityGroup', { ingress: [{ cidrBlocks: ['0.0.0.0/0'] }] }),
      'no public ingress',
    ],
    [
      'the same by IPv6',
      of('aws:ec2/securityGroup:SecurityGroup', { ingress: [{ ipv6CidrBlocks: ['::/0'] }] }),
      'no public ingress',
    ],
    [
      'the same by a rule of its own',
      of('aws:ec2/securityGroupRule:SecurityGroupRule', { type: 'ingress', cidrBlocks: ['0.0.0.0/0'] }),
      'no public ingress',
    ],
    [
      'a function of a topic whose failures nobody hears',
      of('aws:lambda/permission:Permission', { function: 'f', principal: 'sns.amazonaws.com', sourceArn: 't' }),
      'no asynchronously invoked',
    ],
    [
      'an invocation that tells nobody',
      of('aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig', { functionName: 'f' }),
      'no asynchronously invoked',
    ],
  ])('%s', (_, resource, rule) => {
    expect(broken([resource])).toEqual([expect.stringMatching(`^${rule}`)]);
  });

  it('a playground’s resource without a tag of ours', () => {
    const untagged = of('aws:ecs/service:Service', { tags: { 'playground:id': 'demo-1' } });
    expect(broken([untagged], PLAYGROUND_RULES)).toEqual([expect.stringContaining('has no playground:name')]);
  });

  it('nothing that is not known yet, as in a preview of a first deployment', () => {
    const unknown = [
      of('aws:iam/rolePolicy:RolePolicy', { policy: UNKNOWN }),
      of('aws:lambda/permission:Permission', { function: UNKNOWN, principal: 'sns.amazonaws.com', sourceArn: UNKNOWN }),
    ];
    expect(broken(unknown)).toEqual([]);
  });

  it('an asynchronously invoked function also under the name that the engine makes up for it', () => {
    const permission = of('aws:lambda/permission:Permission', {
      function: 'f-0a1b2c3',
      principal: 'sns.amazonaws.com',
    });
    const config = of('aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig', {
      functionName: 'f-0a1b2c3',
      destinationConfig: { onFailure: { destination: 'arn:of-a-queue' } },
    });
    const sweeper = { ...of('aws:lambda/function:Function', { name: 'f-0a1b2c3' }), name: 'playground-sweeper' };
    const [rule] = RULES.filter(({ name }) => name.startsWith('no asynchronously'));
    const broken = (...resources: Resource[]) => brokenRules(resources, rule ? [rule] : []).length;
    expect([broken(permission), broken(permission, config), broken(permission, sweeper)]).toEqual([1, 0, 0]);
  });

  it('the ranges of people only where they are not the allowed ones', () => {
    const office = of('aws:ec2/securityGroup:SecurityGroup', { ingress: [{ cidrBlocks: ALLOWED }] });
    expect(broken([office])).toEqual([]);
    expect(broken([office], [ingressWithin(['198.51.100.0/24'])])).toHaveLength(1);
  });
});
