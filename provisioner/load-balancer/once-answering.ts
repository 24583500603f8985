import { DescribeNetworkInterfacesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TaskEyes } from '../readiness/await-ready.ts';
import { targetGroupName } from './names.ts';
import { type ElbClient, findTargetGroup } from './there.ts';

/**
 * The same eyes, which see an address behind a load balancer only once that lets people through to the task: until its first
 * look at the front door, some seconds after the containers are healthy, it answers 503.
 */
export function onceAnswering<E extends TaskEyes>(
  eyes: E,
  { ec2, elb }: { ec2: Pick<EC2Client, 'send'>; elb: ElbClient },
): E {
  return {
    ...eyes,
    async address(networkInterfaceId, of) {
      const { NetworkInterfaces = [] } = await ec2.send(
        new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [networkInterfaceId] }),
      );
      const target = NetworkInterfaces[0]?.PrivateIpAddress;
      const answers = target !== undefined && (await isAnswering(elb, targetGroupName(of.playgroundId), target));
      return answers ? eyes.address(networkInterfaceId, of) : undefined;
    },
  };
}

/** Whether requests are let through to a target. @param target its private address */
async function isAnswering(elb: ElbClient, targetGroup: string, target: string): Promise<boolean> {
  const TargetGroupArn = await findTargetGroup(elb, targetGroup);
  if (TargetGroupArn === undefined) return false;
  const { TargetHealthDescriptions = [] } = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
  return TargetHealthDescriptions.some(
    ({ Target, TargetHealth }) => Target?.Id === target && TargetHealth?.State === 'healthy',
  );
}
