import { SecurityGroup } from '@pulumi/aws/ec2/securityGroup.js';
import * as pulumi from '@pulumi/pulumi';
import { ranges } from '../../../provisioner/playground/network-rules.ts';

/** 80 only sends people on to 443. */
const PORTS = [443, 80];

/**
 * The two security groups by which a load balancer reaches tasks and nothing else.
 * @returns its own, which lets people in, and the one that each playground's task is in so that it lets the load balancer out
 */
export function loadBalancerGroups(
  name: string,
  { vpcId, allowedCidrs }: { vpcId: pulumi.Input<string>; allowedCidrs: readonly string[] },
  parent: { parent: pulumi.Resource },
): { own: SecurityGroup; targets: SecurityGroup } {
  const tagged = (part: string) => ({ Name: `${name}-${part}-${pulumi.getStack()}` });
  const targets = new SecurityGroup(
    `${name}-targets`,
    // Without rules: what a task lets in says its own group.
    { vpcId, description: 'What the load balancer may reach', ingress: [], egress: [], tags: tagged('targets') },
    parent,
  );
  const own = new SecurityGroup(
    `${name}-load-balancer`,
    {
      vpcId,
      description: 'People to the load balancer',
      ingress: PORTS.map((port) => ({ protocol: 'tcp', fromPort: port, toPort: port, ...ranges(allowedCidrs) })),
      egress: [{ protocol: 'tcp', fromPort: 1, toPort: 65_535, securityGroups: [targets.id] }],
      tags: tagged('load-balancer'),
    },
    parent,
  );
  return { own, targets };
}
