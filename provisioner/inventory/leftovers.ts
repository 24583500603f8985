import { DeleteSecurityGroupCommand, DescribeSecurityGroupsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { DeleteServiceCommand, DescribeServicesCommand, type ECSClient } from '@aws-sdk/client-ecs';
import type { Site } from '../config.ts';
import { together } from '../contract/together.ts';
import { removeDoor, removeRule, removeTargetGroup } from '../load-balancer/remove-door.ts';
import type { ElbClient } from '../load-balancer/there.ts';
import type { ResourceType } from '../playground/resources.ts';
import type { Finding } from './finding.ts';
import { removeTaskDefinitions, withdrawUnused } from './task-definitions.ts';

/** Removes what the engine does not know of. Found by name, which is unique per playground generation, and by tag. */
export interface Leftovers {
  /** What a killed engine made without writing it down. @param known types that its stack knows, and will see to */
  removeUnknown(playgroundId: string, known: readonly string[], signal: AbortSignal): Promise<void>;
  /**
   * Withdraws task definitions that its service does not use: an engine that was killed, or whose call was cut off and made
   * again, registered them and did not write them down.
   */
  removeUnused(playgroundId: string): Promise<void>;
  /** Everything of the playground, after the engine's destroy: also the task definitions that it leaves INACTIVE. */
  removeAll(playgroundId: string, signal: AbortSignal): Promise<void>;
}

export interface LeftoverClients {
  ecs: Pick<ECSClient, 'send'>;
  ec2: Pick<EC2Client, 'send'>;
  elb: ElbClient;
}

const POLL_MS = 2000;
// AWS keeps a task's network interface for up to some minutes, and with it the group that it is in.
const GIVE_UP_MS = 5 * 60_000;

const SERVICE: ResourceType = 'aws:ecs/service:Service';
const SECURITY_GROUP: ResourceType = 'aws:ec2/securityGroup:SecurityGroup';

/**
 * Leftovers in AWS: what is there of a playground though its engine knows nothing of it, found by tag and by name.
 * @param tagged finds by tag @param pause ends early, with a rejection, where its signal is aborted @param nowMs epoch milliseconds
 */
export function awsLeftovers(
  { ecs, ec2, elb }: LeftoverClients,
  site: Pick<Site, 'clusterArn' | 'vpcId' | 'loadBalancer'>,
  tagged: (playgroundId: string) => Promise<Finding[]>,
  pause: (ms: number, signal: AbortSignal) => Promise<void>,
  nowMs: () => number = Date.now,
): Leftovers {
  const cluster = site.clusterArn;

  async function removeService(name: string, signal: AbortSignal): Promise<void> {
    const status = async (): Promise<string> => {
      const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [name] }));
      return services[0]?.status ?? 'INACTIVE';
    };
    if ((await status()) === 'ACTIVE')
      await ecs.send(new DeleteServiceCommand({ cluster, service: name, force: true }));
    await until(async () => (await status()) === 'INACTIVE', `deleting service ${name}`, signal);
  }

  async function removeSecurityGroups(name: string, signal: AbortSignal): Promise<void> {
    const Filters = [
      { Name: 'group-name', Values: [name] },
      { Name: 'vpc-id', Values: [site.vpcId] },
    ];
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    for (const { GroupId = '' } of SecurityGroups) await removeSecurityGroup(GroupId, signal);
  }

  async function removeSecurityGroup(GroupId: string, signal: AbortSignal): Promise<void> {
    await until(
      async () => {
        try {
          await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
          return true;
        } catch (error) {
          if (error instanceof Error && error.name === 'InvalidGroup.NotFound') return true;
          if (error instanceof Error && error.name === 'DependencyViolation') return false;
          throw error;
        }
      },
      `deleting security group ${GroupId}`,
      signal,
    );
  }

  async function until(done: () => Promise<boolean>, what: string, signal: AbortSignal): Promise<void> {
    const deadline = nowMs() + GIVE_UP_MS;
    while (!(await done())) {
      if (nowMs() >= deadline) throw new Error(`${what}: not done within ${GIVE_UP_MS / 1000} s`);
      await pause(POLL_MS, signal);
    }
  }

  async function removeUnknown(playgroundId: string, known: readonly string[], signal: AbortSignal): Promise<void> {
    if (!known.includes(SERVICE)) await removeService(playgroundId, signal);
    if (site.loadBalancer) await removeDoor(elb, site.loadBalancer.listenerArn, playgroundId, known);
    if (!known.includes(SECURITY_GROUP)) await removeSecurityGroups(playgroundId, signal);
  }

  return {
    removeUnknown,
    removeUnused: (playgroundId) => withdrawUnused(ecs, cluster, playgroundId),
    async removeAll(playgroundId, signal) {
      const [found] = await together(signal, (both) => [tagged(playgroundId), removeUnknown(playgroundId, [], both)]);
      const idsOf = (kind: Finding['kind']): string[] => found.filter((one) => one.kind === kind).map(({ id }) => id);
      for (const name of idsOf('service')) await removeService(name, signal);
      for (const rule of idsOf('listener-rule')) await removeRule(elb, rule);
      for (const targetGroup of idsOf('target-group')) await removeTargetGroup(elb, targetGroup);
      for (const groupId of idsOf('security-group')) await removeSecurityGroup(groupId, signal);
      await removeTaskDefinitions(ecs, playgroundId, idsOf('task-definition'));
    },
  };
}
