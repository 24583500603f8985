import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { ListTasksCommand, type TaskDefinitionStatus } from '@aws-sdk/client-ecs';
import type { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Site } from '../config.ts';
import { passwordParameterName } from '../contract/playground.ts';
import { targetGroupName } from '../load-balancer/names.ts';
import { rulesTo } from '../load-balancer/rules-to.ts';
import { TAGS } from '../playground/tags.ts';
import type { StateFiles } from '../state/files.ts';
import { type ConfirmClients, createConfirm } from './confirm.ts';
import { type Finding, findingOf, sameFinding } from './finding.ts';
import { taggedArns } from './tagged.ts';
import { listTaskDefinitions } from './task-definitions.ts';

/** Looks for what is left of a playground, wherever somebody may know of it. */
export interface Inventory {
  /** By its tags; each confirmed by its own service. */
  tagged(playgroundId: string): Promise<Finding[]>;
  /** By tags, by name, and in the engine's state; each confirmed. Empty is a receipt: nothing is left. */
  left(playgroundId: string): Promise<Finding[]>;
}

export interface InventoryClients extends ConfirmClients {
  tagging: Pick<ResourceGroupsTaggingAPIClient, 'send'>;
}

export function awsInventory(
  clients: InventoryClients,
  site: Pick<Site, 'clusterArn' | 'vpcId' | 'credentialsPrefix' | 'loadBalancer'>,
  state: Pick<StateFiles, 'list'>,
): Inventory {
  const { ecs, ec2, elb, tagging } = clients;
  const cluster = site.clusterArn;
  const confirm = createConfirm(clients, cluster);

  async function securityGroups(filter: { Name: string; Values: string[] }): Promise<Finding[]> {
    const Filters = [filter, { Name: 'vpc-id', Values: [site.vpcId] }];
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    return SecurityGroups.map(({ GroupId = '' }) => ({ kind: 'security-group', id: GroupId }));
  }

  async function taskDefinitions(family: string, status: TaskDefinitionStatus): Promise<Finding[]> {
    return (await listTaskDefinitions(ecs, family, status)).map((id) => ({ kind: 'task-definition', id }));
  }

  async function tasks(family: string): Promise<Finding[]> {
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, family }));
    return taskArns.map((id) => ({ kind: 'task', id }));
  }

  async function behindLoadBalancer(id: string): Promise<Finding[]> {
    if (!site.loadBalancer) return [];
    const group = targetGroupName(id);
    const rules = await rulesTo(elb, site.loadBalancer.listenerArn, group);
    return [{ kind: 'target-group', id: group }, ...rules.map((arn): Finding => ({ kind: 'listener-rule', id: arn }))];
  }

  async function confirmed(candidates: Finding[]): Promise<Finding[]> {
    const once = candidates.filter((one, at) => candidates.findIndex((other) => sameFinding(one, other)) === at);
    const isThere = await Promise.all(once.map(confirm));
    return once.filter((_, at) => isThere[at]);
  }

  const byTag = async (id: string): Promise<Finding[]> => {
    const [arns, groups] = await Promise.all([
      taggedArns(tagging, { playgroundId: id }),
      // EC2's own list knows at once what the tagging API learns later.
      securityGroups({ Name: `tag:${TAGS.id}`, Values: [id] }),
    ]);
    return [...arns.flatMap(({ arn }) => findingOf(arn, cluster) ?? []), ...groups];
  };

  return {
    tagged: async (id) => confirmed(await byTag(id)),
    async left(id) {
      const named: Finding[] = [
        { kind: 'service', id },
        { kind: 'parameter', id: passwordParameterName(site.credentialsPrefix, id) },
      ];
      const listed = await Promise.all([
        byTag(id),
        securityGroups({ Name: 'group-name', Values: [id] }),
        taskDefinitions(id, 'ACTIVE'),
        taskDefinitions(id, 'INACTIVE'),
        tasks(id),
        behindLoadBalancer(id),
        state.list(id),
      ]);
      return confirmed([...named, ...listed.flat()]);
    },
  };
}
