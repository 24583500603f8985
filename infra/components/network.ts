import { InternetGateway } from '@pulumi/aws/ec2/internetGateway.js';
import { Route } from '@pulumi/aws/ec2/route.js';
import { RouteTable } from '@pulumi/aws/ec2/routeTable.js';
import { RouteTableAssociation } from '@pulumi/aws/ec2/routeTableAssociation.js';
import { Subnet } from '@pulumi/aws/ec2/subnet.js';
import { Vpc } from '@pulumi/aws/ec2/vpc.js';
import * as pulumi from '@pulumi/pulumi';
import { fargateZones } from './fargate-zones.ts';

const VPC_CIDR = '10.87.0.0/16';
const SUBNET_CIDRS = ['10.87.0.0/20', '10.87.16.0/20'];

/** Where playgrounds run, whoever made it. */
export interface PlaygroundNetwork {
  vpcId: pulumi.Input<string>;
  vpcArn: pulumi.Input<string>;
  subnetIds: pulumi.Input<string>[];
}

/**
 * A network of our own: two public subnets in two zones. Tasks get public addresses of their own, so that there is no
 * NAT gateway ($32 a month) and no load balancer ($16 a month) to pay while nobody uses it. The group that AWS makes with a network
 * stays as it is: to have it closed, whoever deploys would need the right to tag, and then to change, any group of the account.
 * All that runs here names groups of its own.
 */
export class Network extends pulumi.ComponentResource implements PlaygroundNetwork {
  readonly vpcId: pulumi.Output<string>;
  readonly vpcArn: pulumi.Output<string>;
  readonly subnetIds: pulumi.Output<string>[];

  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:Network', name, {}, options);
    const parent = { parent: this };
    // Networks of several stages stand in one list.
    const tags = { Name: `${name}-${pulumi.getStack()}` };

    const vpc = new Vpc(name, { cidrBlock: VPC_CIDR, enableDnsHostnames: true, enableDnsSupport: true, tags }, parent);
    const gateway = new InternetGateway(name, { vpcId: vpc.id, tags }, parent);
    const routes = new RouteTable(name, { vpcId: vpc.id, tags }, parent);
    new Route(
      `${name}-out`,
      { routeTableId: routes.id, destinationCidrBlock: '0.0.0.0/0', gatewayId: gateway.id },
      parent,
    );

    const zones = pulumi.output(fargateZones(parent));
    const subnets = SUBNET_CIDRS.map((cidrBlock, index) => {
      const zone = `${name}-${index}`;
      const subnet = new Subnet(
        zone,
        {
          vpcId: vpc.id,
          cidrBlock,
          availabilityZone: zones.apply((names) => zoneAt(names, index)),
          tags: { Name: `${zone}-${pulumi.getStack()}` },
        },
        // Whatever zones there will be, a subnet stays where it is: to move, it would have to be made anew under its playgrounds.
        { ...parent, ignoreChanges: ['availabilityZone'] },
      );
      new RouteTableAssociation(zone, { subnetId: subnet.id, routeTableId: routes.id }, parent);
      return subnet;
    });

    this.vpcId = vpc.id;
    this.vpcArn = vpc.arn;
    this.subnetIds = subnets.map(({ id }) => id);
    this.registerOutputs();
  }
}

function zoneAt(names: string[], index: number): string {
  const zone = names[index];
  if (zone === undefined) {
    throw new Error(
      `the network needs ${SUBNET_CIDRS.length} availability zones with Fargate, and this region offers ${names.length}`,
    );
  }
  return zone;
}
