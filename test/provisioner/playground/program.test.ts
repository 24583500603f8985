import * as pulumi from '@pulumi/pulumi';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { networkRules as rulesOf } from '../../../provisioner/playground/network-rules.ts';
import { playgroundProgram } from '../../../provisioner/playground/program.ts';
import { DOOR_TYPES, RESOURCE_TYPES } from '../../../provisioner/playground/resources.ts';
import { sampleLoadBalancer, sampleSite, sampleSpec } from '../support/samples.ts';

interface Made {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
}

const made: Made[] = [];

beforeAll(async () => {
  await pulumi.runtime.setMocks(
    {
      newResource({ type, name, inputs }) {
        made.push({ type, name, inputs });
        return { id: `${name}-id`, state: { ...inputs, arn: `arn:${name}` } };
      },
      call: ({ inputs }) => inputs,
    },
    'playground',
    'demo-0a1b2c3d',
  );
});

beforeEach(async () => {
  made.length = 0;
  await pulumi.runtime.runInPulumiStack(playgroundProgram(sampleSpec(), sampleSite()));
});

function one(type: string): Record<string, unknown> {
  const found = made.filter((resource) => resource.type === type);
  expect(found).toHaveLength(1);
  return found[0]?.inputs ?? {};
}
const networkRules = () => one('aws:ec2/securityGroup:SecurityGroup');
const task = () => one('aws:ecs/taskDefinition:TaskDefinition');
const service = () => one('aws:ecs/service:Service');

describe('the program of a playground', () => {
  it('makes three resources, and people have a word for each', () => {
    const resources = made.map(({ type }) => type).filter((type) => type.startsWith('aws:'));
    expect(resources.sort()).toEqual([...RESOURCE_TYPES].sort());
  });

  it('names everything after the playground, so that what is left over can be found', () => {
    expect(networkRules()['name']).toBe('demo-0a1b2c3d');
    expect(task()['family']).toBe('demo-0a1b2c3d');
    expect(service()['name']).toBe('demo-0a1b2c3d');
  });

  it('tags everything with playground, owner and operation', () => {
    const tags = {
      'playground:id': 'demo-0a1b2c3d',
      'playground:name': 'demo',
      'playground:owner': 'U0ADA0001',
      'playground:operation': 'op-0123456789abcdef0123',
      'playground:site': sampleSite().clusterArn,
    };
    for (const resource of [networkRules(), task(), service()]) expect(resource['tags']).toEqual(tags);
    expect(service()['propagateTags']).toBe('SERVICE');
  });

  it('has the network rules of its front door', () => {
    const { networkAccess } = sampleSite();
    expect(networkRules()).toMatchObject(rulesOf(8080, networkAccess));
  });

  it('runs on Fargate with an address of its own, in no other group than its own', () => {
    expect(service()['launchType']).toBe('FARGATE');
    expect(service()['networkConfiguration']).toEqual({
      subnets: ['subnet-1', 'subnet-2'],
      securityGroups: ['network-rules-id'],
      assignPublicIp: true,
    });
    expect(task()['requiresCompatibilities']).toEqual(['FARGATE']);
    expect(task()['networkMode']).toBe('awsvpc');
  });

  it('does not wait for a steady state, and can be deleted with its task running', () => {
    expect(service()['waitForSteadyState']).toBe(false);
    expect(service()['forceDelete']).toBe(true);
  });

  it('hands tasks the two roles of the deployment and makes none', () => {
    expect(task()['executionRoleArn']).toBe(sampleSite().executionRoleArn);
    expect(task()['taskRoleArn']).toBe(sampleSite().taskRoleArn);
    expect(made.filter(({ type }) => type.startsWith('aws:iam/'))).toEqual([]);
  });

  it('hands a template that may do something the role that infra made for it', async () => {
    made.length = 0;
    const template = { ...sampleSpec().template, name: 'reader' };
    await pulumi.runtime.runInPulumiStack(playgroundProgram(sampleSpec({ template }), sampleSite()));
    expect(task()['taskRoleArn']).toBe(sampleSite().templateRoles['reader']);
  });

  it('gives the task the template as it is', () => {
    expect(task()).toMatchObject({ cpu: '256', memory: '512', volumes: [{ name: 'data' }] });
    expect(JSON.parse(String(task()['containerDefinitions']))).toHaveLength(3);
  });
});

describe('the program of a playground behind a load balancer', () => {
  const loadBalancer = sampleLoadBalancer();
  beforeEach(async () => {
    made.length = 0;
    const site = { ...sampleSite(), exposure: 'load-balancer' as const, loadBalancer };
    await pulumi.runtime.runInPulumiStack(playgroundProgram(sampleSpec({ rulePriority: 4711 }), site));
  });
  const targets = () => one('aws:lb/targetGroup:TargetGroup');
  const rule = () => one('aws:lb/listenerRule:ListenerRule');

  it('makes five resources, and people have a word for each', () => {
    const resources = made.map(({ type }) => type).filter((type) => type.startsWith('aws:'));
    expect(resources.sort()).toEqual([...RESOURCE_TYPES, ...DOOR_TYPES].sort());
  });

  it('is reached through the load balancer alone', () => {
    const [way, ...more] = networkRules()['ingress'] as object[];
    expect(more).toEqual([]);
    expect(way).toEqual({ protocol: 'tcp', fromPort: 8080, toPort: 8080, securityGroups: ['sg-balancer'] });
    expect(service()['networkConfiguration']).toEqual({
      subnets: ['subnet-1', 'subnet-2'],
      securityGroups: ['network-rules-id', 'sg-targets'],
      assignPublicIp: true,
    });
  });

  it('has a rule of its own, by its name', () => {
    expect(rule()).toMatchObject({
      listenerArn: loadBalancer.listenerArn,
      priority: 4711,
      conditions: [{ hostHeader: { values: ['demo.play.example.com'] } }],
      actions: [{ type: 'forward', targetGroupArn: 'arn:targets' }],
    });
  });

  it('has ECS register each of its tasks at the front door, and the load balancer look at it there', () => {
    expect(service()['loadBalancers']).toEqual([
      { targetGroupArn: 'arn:targets', containerName: 'web', containerPort: 8080 },
    ]);
    expect(targets()).toMatchObject({
      name: 'demo-0a1b2c3d',
      targetType: 'ip',
      vpcId: 'vpc-1',
      healthCheck: { protocol: 'HTTP', port: 'traffic-port', path: '/', matcher: '200-499' },
    });
  });

  it('keeps its target group when its front door moves: another of the same name could not be made first', async () => {
    const before = targets()['port'];
    made.length = 0;
    const template = { ...sampleSpec().template, front: { container: 'web', port: 9090, path: '/' } };
    const site = { ...sampleSite(), exposure: 'load-balancer' as const, loadBalancer };
    await pulumi.runtime.runInPulumiStack(playgroundProgram(sampleSpec({ template }), site));
    expect(targets()['port']).toBe(before);
    expect(service()['loadBalancers']).toMatchObject([{ containerPort: 9090 }]);
  });

  it('tags what it adds, too', () => {
    for (const resource of [targets(), rule()]) {
      expect(resource['tags']).toMatchObject({ 'playground:id': 'demo-0a1b2c3d', 'playground:site': sampleSite().tag });
    }
  });
});
