import { DeleteRuleCommand, DeleteTargetGroupCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { DoorType } from '../playground/resources.ts';
import { targetGroupName } from './names.ts';
import { rulesTo } from './rules-to.ts';
import { type ElbClient, findTargetGroup, orNothing, RULE_NOT_FOUND } from './there.ts';

const LISTENER_RULE: DoorType = 'aws:lb/listenerRule:ListenerRule';
const TARGET_GROUP: DoorType = 'aws:lb/targetGroup:TargetGroup';

/**
 * Removes what a killed engine made at the load balancer without writing it down, in the order that AWS asks for: a target
 * group goes only after the rules that lead to it.
 * @param known types that its stack knows, and will see to
 */
export async function removeDoor(
  elb: ElbClient,
  listenerArn: string,
  playgroundId: string,
  known: readonly string[],
): Promise<void> {
  const targetGroup = targetGroupName(playgroundId);
  if (!known.includes(LISTENER_RULE)) {
    for (const rule of await rulesTo(elb, listenerArn, targetGroup)) await removeRule(elb, rule);
  }
  if (!known.includes(TARGET_GROUP)) await removeTargetGroup(elb, targetGroup);
}

export async function removeRule(elb: ElbClient, RuleArn: string): Promise<void> {
  await orNothing(RULE_NOT_FOUND, () => elb.send(new DeleteRuleCommand({ RuleArn })));
}

export async function removeTargetGroup(elb: ElbClient, name: string): Promise<void> {
  const TargetGroupArn = await findTargetGroup(elb, name);
  if (TargetGroupArn !== undefined) await elb.send(new DeleteTargetGroupCommand({ TargetGroupArn }));
}
