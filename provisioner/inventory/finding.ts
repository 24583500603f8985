const FINDING_KINDS = [
  'service',
  'task',
  'task-definition',
  'security-group',
  'target-group',
  'listener-rule',
  'parameter',
  'state',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something of a playground that somebody has a record of. */
export interface Finding {
  kind: FindingKind;
  /** As its service names it: of services and target groups their name, of tasks, task definitions and listener rules their ARN, of state its key. */
  id: string;
}

const WORDS: Record<FindingKind, string> = {
  service: 'service',
  task: 'task',
  'task-definition': 'task definition',
  'security-group': 'security group',
  'target-group': 'target group',
  'listener-rule': 'listener rule',
  parameter: 'parameter',
  state: 'state',
};

/** In words for people, such as `task definition demo-1:3`. */
export function findingWords({ kind, id }: Finding): string {
  return `${WORDS[kind]} ${id.startsWith('arn:') ? (id.split('/').at(-1) ?? id) : id}`;
}

export function sameFinding(one: Finding, other: Finding): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/**
 * What an ARN names. Undefined for kinds that playgrounds do not have, and for what lies in another cluster.
 * @param arn of what carries our tags
 */
export function findingOf(arn: string, clusterArn: string): Finding | undefined {
  const [, , service, , , ...rest] = arn.split(':');
  const resource = rest.join(':');
  const cluster = clusterArn.split('/').at(-1) ?? '';
  const last = arn.split('/').at(-1) ?? '';
  if (service === 'ecs' && resource.startsWith(`service/${cluster}/`)) return { kind: 'service', id: last };
  if (service === 'ecs' && resource.startsWith(`task/${cluster}/`)) return { kind: 'task', id: arn };
  if (service === 'ecs' && resource.startsWith('task-definition/')) return { kind: 'task-definition', id: arn };
  if (service === 'ec2' && resource.startsWith('security-group/')) return { kind: 'security-group', id: last };
  if (service === 'elasticloadbalancing' && resource.startsWith('targetgroup/')) {
    return { kind: 'target-group', id: resource.split('/')[1] ?? '' };
  }
  if (service === 'elasticloadbalancing' && resource.startsWith('listener-rule/')) {
    return { kind: 'listener-rule', id: arn };
  }
  if (service === 'ssm' && resource.startsWith('parameter/')) {
    return { kind: 'parameter', id: resource.slice('parameter'.length) };
  }
  return undefined;
}
