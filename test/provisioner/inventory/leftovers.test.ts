import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../provisioner/inventory/finding.ts';
import { awsLeftovers } from '../../../provisioner/inventory/leftovers.ts';
import { DOOR_TYPES } from '../../../provisioner/playground/resources.ts';
import { sampleLoadBalancer } from '../support/samples.ts';

interface Call {
  name: string;
  input: Record<string, unknown>;
}
type Answers = Record<string, (input: Record<string, unknown>) => unknown>;

const SITE = { clusterArn: 'arn:cluster', vpcId: 'vpc-1' };
const SERVICE = 'aws:ecs/service:Service';
const RULES = 'aws:ec2/securityGroup:SecurityGroup';
const WRITES = /^(Delete|Deregister)/;
const signal = new AbortController().signal;

/** AWS with nothing in it, unless the test answers otherwise. */
function world(answers: Answers = {}, tagged: Finding[] = [], site: Parameters<typeof awsLeftovers>[1] = SITE) {
  const calls: Call[] = [];
  let clock = 0;
  const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    const name = command.constructor.name.replace(/Command$/, '');
    calls.push({ name, input: command.input });
    return answers[name]?.(command.input) ?? {};
  };
  const client = { send: send as never };
  const clients = { ecs: client, ec2: client, elb: client };
  const pause = async (ms: number): Promise<void> => {
    clock += ms;
  };
  return {
    leftovers: awsLeftovers(
      clients,
      site,
      async () => tagged,
      pause,
      () => clock,
    ),
    writes: () => calls.filter(({ name }) => WRITES.test(name)).map(({ name }) => name),
    calls,
  };
}

const named = (name: string): Error => Object.assign(new Error(name), { name });

describe('leftovers', () => {
  it('writes nothing where there is nothing', async () => {
    const { leftovers, writes } = world();
    await leftovers.removeAll('demo-1', signal);
    expect(writes()).toEqual([]);
  });

  // A create whose engine lost AWS between registering and writing that down registered another, and the first stayed.
  it('withdraws the task definitions that the service does not use, and none of its own', async () => {
    const arn = (revision: number) => `arn:aws:ecs:us-east-1:0:task-definition/demo-1:${revision}`;
    const { leftovers, calls, writes } = world({
      DescribeServices: () => ({ services: [{ status: 'ACTIVE', taskDefinition: arn(2) }] }),
      ListTaskDefinitions: () => ({
        taskDefinitionArns: [arn(1), arn(2), arn(3), arn(1).replace('demo-1', 'demo-1-b')],
      }),
    });
    await leftovers.removeUnused('demo-1');
    expect(writes()).toEqual(['DeregisterTaskDefinition', 'DeregisterTaskDefinition']);
    const withdrawn = calls
      .filter(({ name }) => name === 'DeregisterTaskDefinition')
      .map(({ input }) => input['taskDefinition']);
    expect(withdrawn).toEqual([arn(1), arn(3)]);
  });

  it('withdraws none while there is no service to say which is used', async () => {
    const { leftovers, writes } = world({
      DescribeServices: () => ({ services: [{ status: 'INACTIVE', taskDefinition: 'arn:old' }] }),
      ListTaskDefinitions: () => ({ taskDefinitionArns: ['arn:aws:ecs:us-east-1:0:task-definition/demo-1:1'] }),
    });
    await leftovers.removeUnused('demo-1');
    expect(writes()).toEqual([]);
  });

  it('deletes a service that no stack knows, and waits until it is gone', async () => {
    const states = ['ACTIVE', 'DRAINING', 'DRAINING', 'INACTIVE'];
    const { leftovers, writes, calls } = world({
      DescribeServices: () => ({ services: [{ status: states.shift() }] }),
    });
    await leftovers.removeUnknown('demo-1', [], signal);
    expect(writes()).toEqual(['DeleteService']);
    expect(calls.find(({ name }) => name === 'DeleteService')?.input).toMatchObject({ service: 'demo-1', force: true });
    expect(states).toEqual([]);
  });

  it('takes a playground from the load balancer: its rules first, and what leads to others never', async () => {
    const to = (group: string) => [
      { TargetGroupArn: `arn:aws:elasticloadbalancing:us-east-1:0:targetgroup/${group}/0a` },
    ];
    const answers = {
      DescribeTargetGroups: () => ({ TargetGroups: to('demo-1') }),
      DescribeRules: () => ({
        Rules: [
          { RuleArn: 'arn:ours', Actions: to('demo-1') },
          { RuleArn: 'arn:theirs', Actions: to('demo-2') },
        ],
      }),
    };
    const site = { ...SITE, loadBalancer: sampleLoadBalancer() };
    const unknown = world(answers, [], site);
    await unknown.leftovers.removeUnknown('demo-1', [], signal);
    expect(unknown.writes()).toEqual(['DeleteRule', 'DeleteTargetGroup']);
    expect(unknown.calls.find(({ name }) => name === 'DeleteRule')?.input).toEqual({ RuleArn: 'arn:ours' });
    const known = world(answers, [], site);
    await known.leftovers.removeUnknown('demo-1', DOOR_TYPES, signal);
    expect(known.writes()).toEqual([]);
  });

  it('takes it away by its tags also where there is no load balancer any more', async () => {
    const answers = { DescribeTargetGroups: () => ({ TargetGroups: [{ TargetGroupArn: 'arn:targets' }] }) };
    const { leftovers, writes } = world(answers, [
      { kind: 'target-group', id: 'demo-1' },
      { kind: 'listener-rule', id: 'arn:rule' },
    ]);
    await leftovers.removeAll('demo-1', signal);
    expect(writes()).toEqual(['DeleteRule', 'DeleteTargetGroup']);
  });

  it('leaves alone what the stack knows', async () => {
    const { leftovers, calls } = world();
    await leftovers.removeUnknown('demo-1', [SERVICE, RULES], signal);
    expect(calls).toEqual([]);
  });

  it('waits for the network interfaces that are still in a security group', async () => {
    let refusals = 3;
    const { leftovers, writes, calls } = world({
      DescribeSecurityGroups: () => ({ SecurityGroups: [{ GroupId: 'sg-1' }] }),
      DeleteSecurityGroup: () => {
        if (refusals-- > 0) throw named('DependencyViolation');
      },
    });
    await leftovers.removeUnknown('demo-1', [SERVICE], signal);
    expect(writes()).toHaveLength(4);
    expect(calls[0]?.input).toEqual({
      Filters: [
        { Name: 'group-name', Values: ['demo-1'] },
        { Name: 'vpc-id', Values: ['vpc-1'] },
      ],
    });
  });

  it('is content with a security group that went by itself, and with nothing else', async () => {
    const groups = { DescribeSecurityGroups: () => ({ SecurityGroups: [{ GroupId: 'sg-1' }] }) };
    const refuse = (name: string) => ({
      ...groups,
      DeleteSecurityGroup: () => {
        throw named(name);
      },
    });
    await world(refuse('InvalidGroup.NotFound')).leftovers.removeUnknown('demo-1', [], signal);
    await expect(world(refuse('UnauthorizedOperation')).leftovers.removeUnknown('demo-1', [], signal)).rejects.toThrow(
      'UnauthorizedOperation',
    );
  });

  it('does not wait for ever, and names what does not go', async () => {
    const { leftovers } = world({ DescribeServices: () => ({ services: [{ status: 'DRAINING' }] }) });
    await expect(leftovers.removeUnknown('demo-1', [], signal)).rejects.toThrow('deleting service demo-1: not done');
  });

  it('deregisters and deletes task definitions of this playground only, ten at a time', async () => {
    const arn = (family: string, revision: number) => `arn:aws:ecs:us-east-1:0:task-definition/${family}:${revision}`;
    const inactive = [...Array(12).keys()].map((n) => arn('demo-1', n));
    const { leftovers, calls } = world({
      ListTaskDefinitions: ({ status }) => ({
        taskDefinitionArns: status === 'ACTIVE' ? [arn('demo-1', 99)] : [...inactive, arn('demo-10', 1)],
      }),
    });
    await leftovers.removeAll('demo-1', signal);
    const inputs = (name: string) => calls.filter((call) => call.name === name).map(({ input }) => input);
    expect(inputs('DeregisterTaskDefinition')).toEqual([{ taskDefinition: arn('demo-1', 99) }]);
    expect(inputs('DeleteTaskDefinitions').map(({ taskDefinitions }) => taskDefinitions)).toEqual([
      inactive.slice(0, 10),
      [...inactive.slice(10), arn('demo-1', 99)],
    ]);
  });

  it('removes what only its tags say', async () => {
    const { leftovers, writes } = world({ DescribeServices: () => ({ services: [] }) }, [
      { kind: 'security-group', id: 'sg-7' },
      { kind: 'task-definition', id: 'arn:task-definition/renamed:1' },
    ]);
    await leftovers.removeAll('demo-1', signal);
    expect(writes()).toEqual(['DeleteSecurityGroup', 'DeregisterTaskDefinition', 'DeleteTaskDefinitions']);
  });

  it('names task definitions that AWS did not delete', async () => {
    const { leftovers } = world({
      ListTaskDefinitions: () => ({ taskDefinitionArns: ['arn:task-definition/demo-1:1'] }),
      DeleteTaskDefinitions: () => ({ failures: [{ arn: 'demo-1:1', reason: 'IN_USE' }] }),
    });
    await expect(leftovers.removeAll('demo-1', signal)).rejects.toThrow('demo-1:1 IN_USE');
  });
});
