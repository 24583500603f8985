import {
  DEAD_LETTERS,
  GAUGES,
  image,
  LOAD_BALANCER,
  REGISTRY,
  STATE,
  SWEEPER,
  SWEEPER_LOG,
  type Usage,
} from './usage.ts';

/** A resource of a stack, as its record or a recording has it. */
export interface Deployed {
  /** Pulumi's type token. */
  type: string;
  /** In the program. */
  name: string;
}

/** A resource as a stack's record has it. */
export function deployed({ type, urn }: { type: string; urn: string }): Deployed {
  return { type, name: urn.slice(urn.lastIndexOf('::') + 2) };
}

/** Where the record of what is deployed lies: made before any stack, so that no stack has it. */
export const STATE_OF_STAGES: Deployed = { type: 'aws:s3/bucket:Bucket', name: 'playground-bot-state' };

/** A row of the table, and what it stands for. */
export interface Charge {
  what: string;
  usage: Usage;
}

/** What costs something, or would if it were used; in the order of the table. */
const CHARGED: Record<string, (name: string) => Charge> = {
  'aws:route53/zone:Zone': () => ({ what: 'private DNS zone (`serviceNames`)', usage: { zone: 1 } }),
  'aws:ecr/repository:Repository': (name) => ({ what: 'image repositories', usage: image(name) }),
  'aws:dynamodb/table:Table': () => ({ what: 'registry: queries of the sweeps', usage: REGISTRY }),
  'aws:s3/bucket:Bucket': () => ({ what: 'state buckets: the playgrounds’, and the stages’ own', usage: STATE }),
  'aws:lambda/function:Function': (name) =>
    name === 'playground-sweeper'
      ? { what: 'sweeper: one run of 0.1 s a minute', usage: SWEEPER }
      : { what: 'other functions, and their addresses', usage: {} },
  'aws:cloudwatch/logGroup:LogGroup': (name) => ({
    what: 'logs: the lines of the sweeps',
    usage: name === 'playground-sweeper' ? SWEEPER_LOG : {},
  }),
  'aws:cloudwatch/metricAlarm:MetricAlarm': () => ({ what: 'alarms', usage: { alarm: 1 } }),
  'aws:sqs/queue:Queue': () => ({ what: 'dead letters: a look a minute', usage: DEAD_LETTERS }),
  'playground:infra:Watching': () => ({ what: 'metrics: those of the sweeps', usage: { metric: GAUGES } }),
  'aws:cloudwatch/dashboard:Dashboard': () => ({ what: 'dashboard', usage: { dashboard: 1 } }),
  'aws:lb/loadBalancer:LoadBalancer': () => ({ what: 'load balancer', usage: LOAD_BALANCER }),
  'aws:kms/key:Key': () => ({ what: 'keys', usage: { key: 1 } }),
  'aws:sns/topic:Topic': () => ({ what: 'topics, rules', usage: {} }),
  'aws:cloudwatch/eventRule:EventRule': () => ({ what: 'topics, rules', usage: {} }),
};

/** What is paid with what it belongs to, or not at all: by type, or by all types that begin so. */
const FREE = [
  'playground:infra:',
  'pulumi:',
  'aws:acm/',
  'aws:apigatewayv2/',
  // What it keeps is paid as environments: see cold-starts.ts.
  'aws:appautoscaling/',
  'aws:cloudwatch/eventTarget:',
  'aws:cloudwatch/logResourcePolicy:',
  // None of them is a gateway for NAT, an address or an endpoint.
  ...['defaultSecurityGroup', 'defaultVpc', 'internetGateway', 'route', 'routeTable', 'routeTableAssociation'].map(
    of('ec2'),
  ),
  ...['securityGroup', 'securityGroupRule', 'subnet', 'vpc', 'vpcDhcpOptions', 'vpcDhcpOptionsAssociation'].map(
    of('ec2'),
  ),
  'aws:vpc/securityGroup',
  'aws:ecr/lifecyclePolicy:',
  'aws:ecr/repositoryPolicy:',
  'aws:ecs/',
  'aws:iam/',
  ...['alias', 'functionEventInvokeConfig', 'functionUrl', 'permission', 'provisionedConcurrencyConfig'].map(
    of('lambda'),
  ),
  'aws:lambda/eventSourceMapping:',
  ...['listener', 'listenerCertificate', 'listenerRule', 'targetGroup'].map(of('lb')),
  'aws:route53/record:',
  'aws:s3/bucket',
  'aws:sns/topicPolicy:',
  'aws:sns/topicSubscription:',
];

function of(service: string): (kind: string) => string {
  return (kind) => `aws:${service}/${kind}:`;
}

/**
 * What a resource costs while nobody uses it.
 * @returns nothing where it is paid with another, or not at all
 * @throws for a type that this table does not know: a price that nobody looked up must not be taken for none
 */
export function chargeOf({ type, name }: Deployed): Charge | undefined {
  const charge = CHARGED[type]?.(name);
  if (charge) return charge;
  if (FREE.some((start) => type.startsWith(start))) return undefined;
  throw new Error(
    `${type} (${name}) has no price: look it up and add it to infra/idle-cost/charges.ts, or to what is free`,
  );
}

/** The order of the rows. */
export const CHARGED_TYPES = Object.keys(CHARGED);
