import { ListenerRule } from '@pulumi/aws/lb/listenerRule.js';
import { TargetGroup } from '@pulumi/aws/lb/targetGroup.js';
import type { PlaygroundSpec } from '../playground/task-definition.ts';
import { hostOf, rulePriority, targetGroupName } from './names.ts';
import type { LoadBalancerSite } from './site.ts';

// ECS gives each task's own port; the group's cannot be changed later, and a template's front door may move.
const UNUSED_PORT = 80;
/** A front door that asks for a password, or has no page there, is one that answers. */
const ANSWERS = '200-499';
// Ten misses at 5 s: as long as a restarted container may well take.
const HEALTH_CHECK = { interval: 5, timeout: 4, healthyThreshold: 2, unhealthyThreshold: 10, matcher: ANSWERS };
const DRAIN_SECONDS = 5;

/** What takes people from `<name>.<domain>` to a playground's task, which its service registers. */
export function doorBehind(
  { domain, listenerArn }: LoadBalancerSite,
  spec: PlaygroundSpec,
  { vpcId, tags }: { vpcId: string; tags: Record<string, string> },
): { targets: TargetGroup; rule: ListenerRule } {
  const targets = new TargetGroup('targets', {
    name: targetGroupName(spec.id),
    vpcId,
    targetType: 'ip',
    protocol: 'HTTP',
    port: UNUSED_PORT,
    healthCheck: { ...HEALTH_CHECK, protocol: 'HTTP', port: 'traffic-port', path: spec.template.front.path },
    deregistrationDelay: DRAIN_SECONDS,
    tags,
  });
  const rule = new ListenerRule('address', {
    listenerArn,
    priority: spec.rulePriority ?? rulePriority(spec.id, 0),
    conditions: [{ hostHeader: { values: [hostOf(spec.id, domain)] } }],
    actions: [{ type: 'forward', targetGroupArn: targets.arn }],
    tags,
  });
  return { targets, rule };
}
