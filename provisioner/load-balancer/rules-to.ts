import { DescribeRulesCommand, type Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ElbClient } from './there.ts';

/**
 * The ARNs of a listener's rules that lead to a target group. By that and not by host, which a later playground of the same
 * name has too.
 */
export async function rulesTo(elb: ElbClient, listenerArn: string, targetGroup: string): Promise<string[]> {
  const found: Rule[] = [];
  let Marker: string | undefined;
  do {
    const page = await elb.send(new DescribeRulesCommand({ ListenerArn: listenerArn, ...(Marker && { Marker }) }));
    found.push(...(page.Rules ?? []));
    Marker = page.NextMarker;
  } while (Marker);
  const leadsThere = ({ Actions = [] }: Rule): boolean =>
    Actions.some(({ TargetGroupArn = '' }) => TargetGroupArn.includes(`:targetgroup/${targetGroup}/`));
  return found.filter(leadsThere).flatMap(({ RuleArn }) => RuleArn ?? []);
}
