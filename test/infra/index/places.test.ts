import { beforeAll, describe, expect, it } from 'vitest';
import { type RecordedProgram, recordProgram } from '../recorded-program.ts';

const VPCS = 'aws:ec2/getVpcs:getVpcs';
const SUBNETS = 'aws:ec2/getSubnets:getSubnets';
const CLUSTER = 'aws:ecs/getCluster:getCluster';
const CLUSTER_ARN = 'arn:aws:ecs:eu-north-1:111122223333:cluster/shared';
const THERE = {
  [VPCS]: { ids: ['vpc-0a'] },
  [SUBNETS]: { ids: ['subnet-0a', 'subnet-0b', 'subnet-0c'] },
  [CLUSTER]: { arn: CLUSTER_ARN },
};
const NAMED = { vpcId: 'vpc-0a', subnetIds: ['subnet-0a', 'subnet-0b'] };
/** All that a deployment could change of a network. */
const OF_NETWORKS =
  /^aws:ec2\/(vpc|subnet|internetGateway|route|routeTable|routeTableAssociation|vpcDhcp\w*):|^aws:route53/;

const variables = (program: RecordedProgram, name = 'playground-provisioner') =>
  program.one('aws:lambda/function:Function', name).inputs.environment.variables;
const networkParts = ({ resources }: RecordedProgram) => resources.filter(({ type }) => OF_NETWORKS.test(type));

describe('a network of its own', () => {
  it('is made with the deployment, and so is a cluster', async () => {
    const program = await recordProgram();
    expect(networkParts(program).length).toBeGreaterThan(5);
    expect(program.ofType('aws:ecs/cluster:Cluster')).toHaveLength(1);
    expect(variables(program)).toMatchObject({ VPC_ID: 'playgrounds-id', EXPOSURE: 'public' });
    expect(variables(program).SITE_TAG).toBe(variables(program).CLUSTER_ARN);
  });
});

describe('an existing network', () => {
  let named: RecordedProgram;
  beforeAll(async () => {
    named = await recordProgram({ network: NAMED, serviceNames: false }, THERE);
  });

  it('is used as it is: nothing of it is a resource, so nothing of it is changed, and destroy leaves it', () => {
    expect(networkParts(named)).toEqual([]);
    expect(variables(named)).toMatchObject({ VPC_ID: 'vpc-0a', SUBNET_IDS: 'subnet-0a,subnet-0b' });
  });

  it('is the one in which security groups may be made, and no other', () => {
    const created = named
      .statementsOf('playground-provisioner')
      .filter(({ Action }) => Action === 'ec2:CreateSecurityGroup')
      .map(({ Resource }) => Resource);
    expect(created).toContain('arn:aws:ec2:eu-north-1:111122223333:vpc/vpc-0a');
  });

  it('may be the default one, with all of its default subnets', async () => {
    const program = await recordProgram({ network: 'default', serviceNames: false }, THERE);
    expect(networkParts(program)).toEqual([]);
    expect(variables(program)).toMatchObject({ VPC_ID: 'vpc-0a', SUBNET_IDS: 'subnet-0a,subnet-0b,subnet-0c' });
  });

  it('that is the default one is used in the zones that have Fargate', async () => {
    const zoneOf: Record<string, string> = { 'subnet-0a': 'eu-north-1a', 'subnet-0x': 'eu-north-1-loc-1a' };
    const there = {
      ...THERE,
      [SUBNETS]: ({ filters }: { filters: { name: string; values: string[] }[] }) => {
        const zones = filters.find(({ name }) => name === 'availability-zone')?.values;
        return { ids: Object.keys(zoneOf).filter((id) => zones?.includes(zoneOf[id] ?? '') ?? true) };
      },
    };
    const program = await recordProgram({ network: 'default', serviceNames: false }, there);
    expect(variables(program)).toMatchObject({ SUBNET_IDS: 'subnet-0a' });
  });

  it.each([
    ['a VPC that is not there', NAMED, { ...THERE, [VPCS]: { ids: [] } }, /there is no vpc-0a in eu-north-1/],
    [
      'subnets of another',
      NAMED,
      { ...THERE, [SUBNETS]: { ids: ['subnet-0b'] } },
      /subnet-0a is no subnet of vpc-0a: it has subnet-0b/,
    ],
    ['no default VPC', 'default' as const, { ...THERE, [VPCS]: { ids: [] } }, /no default VPC in eu-north-1: name one/],
    ['one without subnets', 'default' as const, { ...THERE, [SUBNETS]: { ids: [] } }, /vpc-0a has no default subnets/],
  ])('is refused where there is %s', async (_, network, there, message) => {
    await expect(recordProgram({ network, serviceNames: false }, there)).rejects.toThrow(message);
  });

  it('may be private: playgrounds and operations have no public address then', async () => {
    const provisioner = { package: 'image', imageUri: 'image', runOn: 'fargate' } as const;
    const program = await recordProgram(
      { network: NAMED, serviceNames: false, exposure: 'private', provisioner },
      THERE,
    );
    expect(JSON.parse(variables(program).OPERATION_TASK)).toMatchObject({ assignPublicIp: false });
    expect(variables(program, 'playground-sweeper').EXPOSURE).toBe('private');
    expect(JSON.parse(variables(program, 'playground-bot').PRICES)).toMatchObject({ publicAddressHour: 0 });
  });
});

describe('an existing cluster', () => {
  it('is used as it is, and the deployment’s tags have a value of their own in it', async () => {
    const program = await recordProgram({ cluster: 'shared' }, THERE);
    expect(program.ofType('aws:ecs/cluster:Cluster')).toEqual([]);
    expect(program.ofType('aws:ecs/clusterCapacityProviders:ClusterCapacityProviders')).toEqual([]);
    for (const name of ['playground-provisioner', 'playground-sweeper']) {
      expect(variables(program, name)).toMatchObject({ CLUSTER_ARN, SITE_TAG: `${CLUSTER_ARN}/prod` });
    }
    expect(variables(program, 'playground-bot').CLUSTER_NAME).toBe('shared');
  });
});
