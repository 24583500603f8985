import type { Site } from '../../../provisioner/config.ts';
import type { LoadBalancerSite } from '../../../provisioner/load-balancer/site.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';
import type { ContainerState, Snapshot, TaskState } from '../../../provisioner/readiness/readiness.ts';
import type { Template, TemplateContainer } from '../../../provisioner/templates/template.ts';

const HEALTH = { command: ['CMD', 'true'], interval: 5, timeout: 3, retries: 3, startPeriod: 10 };

const HARDENED = {
  readonlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
  init: true,
  stopTimeout: 5,
} satisfies Partial<TemplateContainer>;

/** A template of the usual shape: one container fills a volume and ends, two stay. */
export function sampleTemplate(): Template {
  return {
    name: 'sample',
    description: 'for tests',
    cpu: 256,
    memory: 512,
    platform: 'amd64',
    front: { container: 'web', port: 8080, path: '/' },
    volumes: ['data'],
    namesUsed: [],
    containers: [
      {
        name: 'data',
        image: 'sample/data',
        role: 'data',
        essential: false,
        mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: false }],
        ...HARDENED,
      },
      {
        name: 'api',
        image: 'sample/api',
        role: 'app',
        essential: true,
        user: '1000:1000',
        dependsOn: [{ containerName: 'data', condition: 'SUCCESS' }],
        mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: true }],
        healthCheck: HEALTH,
        ...HARDENED,
      },
      {
        name: 'web',
        image: 'sample/web',
        role: 'app',
        essential: true,
        user: '1000:1000',
        command: ['serve'],
        environment: {
          OWNER: [{ variable: 'owner' }],
          NAME: [{ variable: 'name' }],
          EXPIRES_AT: [{ variable: 'expiresAt' }],
        },
        dependsOn: [{ containerName: 'api', condition: 'HEALTHY' }],
        healthCheck: HEALTH,
        secrets: { PASSWORD: { kind: 'password' } },
        portMappings: [{ containerPort: 8080, protocol: 'tcp' }],
        ...HARDENED,
      },
    ],
  };
}

export function sampleSite(): Site {
  return {
    region: 'us-east-1',
    clusterArn: 'arn:aws:ecs:us-east-1:000000000000:cluster/playgrounds',
    tag: 'arn:aws:ecs:us-east-1:000000000000:cluster/playgrounds',
    exposure: 'public',
    vpcId: 'vpc-1',
    subnetIds: ['subnet-1', 'subnet-2'],
    executionRoleArn: 'arn:aws:iam::000000000000:role/execution',
    taskRoleArn: 'arn:aws:iam::000000000000:role/task',
    templateRoles: { reader: 'arn:aws:iam::000000000000:role/task-reader' },
    logGroup: '/playgrounds',
    credentialsPrefix: '/playground-bot/dev/credentials',
    networkAccess: {
      allowedCidrs: ['203.0.113.0/24'],
      egress: [{ protocol: 'tcp', port: 443, cidrs: ['0.0.0.0/0'] }],
    },
    images: { 'sample/data': 'registry/data:1', 'sample/api': 'registry/api:1', 'sample/web': 'registry/web:1' },
    secrets: { 'api-key': '/templates/api-key' },
  };
}

/** Of a site whose playgrounds are behind one. */
export function sampleLoadBalancer(): LoadBalancerSite {
  const of = 'arn:aws:elasticloadbalancing:us-east-1:000000000000';
  return {
    domain: 'play.example.com',
    listenerArn: `${of}:listener/app/playgrounds/0a1b2c3d/4e5f`,
    groupId: 'sg-balancer',
    targetsGroupId: 'sg-targets',
  };
}

export function sampleSpec(overrides: Partial<PlaygroundSpec> = {}): PlaygroundSpec {
  return {
    id: 'demo-0a1b2c3d',
    name: 'demo',
    ownerId: 'U0ADA0001',
    operationId: 'op-0123456789abcdef0123',
    expiresAt: 1_800_000_000,
    template: sampleTemplate(),
    ...overrides,
  };
}

/** The sample template's task as ECS shows it when all is well. */
export function healthyTask(overrides: Partial<TaskState> = {}): TaskState {
  return {
    id: 'task-1',
    arn: 'arn:aws:ecs:us-east-1:0:task/playgrounds/task-1',
    lastStatus: 'RUNNING',
    networkInterfaceId: 'eni-1',
    containers: [
      { name: 'data', lastStatus: 'STOPPED', exitCode: 0 },
      { name: 'api', lastStatus: 'RUNNING', health: 'HEALTHY' },
      { name: 'web', lastStatus: 'RUNNING', health: 'HEALTHY' },
    ],
    ...overrides,
  };
}

/** A task whose containers differ from the healthy one's in what is given. */
export function taskWith(
  containers: Record<string, Partial<ContainerState>>,
  task: Partial<TaskState> = {},
): TaskState {
  const healthy = healthyTask(task);
  return { ...healthy, containers: healthy.containers.map((state) => ({ ...state, ...containers[state.name] })) };
}

export function snapshotOf(tasks: TaskState[], service: Partial<Omit<Snapshot, 'tasks'>> = {}): Snapshot {
  return { events: [], gaveUp: false, ...service, tasks };
}
