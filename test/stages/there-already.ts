import { CreateSubnetCommand, CreateVpcCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateClusterCommand, DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import { clientOptions, REGION } from '../../infra/local/emulator/environment.ts';
import type { There } from './table.ts';

export interface ThereAlready extends Pick<There, 'network' | 'cluster'> {
  /** What of it is missing now, a line each. */
  missing(): Promise<string[]>;
}

/** Makes a network with a subnet in each of two zones, and a cluster, as an account has them before a stage uses them. */
export async function thereAlready(endpoint: string, cluster: string): Promise<ThereAlready> {
  const ec2 = new EC2Client(clientOptions(endpoint));
  const ecs = new ECSClient(clientOptions(endpoint));
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.99.0.0/16' }));
  const vpcId = Vpc?.VpcId ?? '';
  const subnetIds: string[] = [];
  for (const [at, zone] of ['a', 'b'].entries()) {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: `10.99.${at}.0/24`, AvailabilityZone: `${REGION}${zone}` }),
    );
    subnetIds.push(Subnet?.SubnetId ?? '');
  }
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  return {
    network: { vpcId, subnetIds },
    cluster,
    async missing() {
      const { Subnets = [] } = await ec2.send(
        new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
      );
      const { clusters = [] } = await ecs.send(new DescribeClustersCommand({ clusters: [cluster] }));
      return [
        ...subnetIds.filter((id) => !Subnets.some(({ SubnetId }) => SubnetId === id)),
        ...(clusters.some(({ status }) => status === 'ACTIVE') ? [] : [cluster]),
      ];
    },
  };
}
