import { SecurityGroup } from '@pulumi/aws/ec2/securityGroup.js';
import { Service } from '@pulumi/aws/ecs/service.js';
import { TaskDefinition } from '@pulumi/aws/ecs/taskDefinition.js';
import type { Site } from '../config.ts';
import { doorBehind } from '../load-balancer/door.ts';
import { networkRules } from './network-rules.ts';
import { playgroundTags } from './tags.ts';
import { containerDefinitions, type PlaygroundSpec } from './task-definition.ts';

const CPU_ARCHITECTURES = { amd64: 'X86_64', arm64: 'ARM64' } as const;

// One attempt has 15 minutes for everything, and the provider would wait 10 to 20 for a single resource.
const customTimeouts = { create: '8m', delete: '8m' };
// As long as a playground may take to come up: what does not answer the load balancer yet is not replaced.
const GRACE_SECONDS = 600;

/**
 * The resources of one playground. Everything that could be shared is made by infra, so that a playground is three fast
 * resources, five behind a load balancer, and needs no right to make roles.
 */
export const playgroundProgram = (spec: PlaygroundSpec, site: Site) => async () => {
  const { id, template } = spec;
  const tags = playgroundTags(spec, site.tag);

  const group = new SecurityGroup(
    'network-rules',
    {
      name: id,
      description: `Playground ${id}`,
      vpcId: site.vpcId,
      ...networkRules(template.front.port, site.networkAccess, site.loadBalancer?.groupId),
      tags,
    },
    // Its words cannot be changed, and made anew the group would be in its own way: an older release's stay.
    { customTimeouts, ignoreChanges: ['description'] },
  );

  const task = new TaskDefinition('task', {
    family: id,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: String(template.cpu),
    memory: String(template.memory),
    executionRoleArn: site.executionRoleArn,
    taskRoleArn: site.templateRoles[template.name] ?? site.taskRoleArn,
    runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: CPU_ARCHITECTURES[template.platform] },
    ...(template.ephemeralStorageGiB && { ephemeralStorage: { sizeInGib: template.ephemeralStorageGiB } }),
    volumes: template.volumes.map((name) => ({ name })),
    containerDefinitions: JSON.stringify(containerDefinitions(spec, site)),
    tags,
  });

  const door = site.loadBalancer && doorBehind(site.loadBalancer, spec, { vpcId: site.vpcId, tags });
  const { container: containerName, port: containerPort } = template.front;

  const service = new Service(
    'service',
    {
      name: id,
      cluster: site.clusterArn,
      taskDefinition: task.arn,
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: {
        subnets: site.subnetIds,
        securityGroups: [group.id, ...(site.loadBalancer ? [site.loadBalancer.targetsGroupId] : [])],
        // Behind a load balancer, too: images come over it.
        assignPublicIp: site.exposure !== 'private',
      },
      ...(door && {
        loadBalancers: [{ targetGroupArn: door.targets.arn, containerName, containerPort }],
        healthCheckGracePeriodSeconds: GRACE_SECONDS,
      }),
      // readiness.ts waits instead: it can tell a failure at once, and why.
      waitForSteadyState: false,
      // ECS gives up on a task that keeps failing, should nobody be left to watch it.
      deploymentCircuitBreaker: { enable: true, rollback: false },
      forceDelete: true,
      enableEcsManagedTags: true,
      propagateTags: 'SERVICE',
      tags,
    },
    // ECS takes a target group only once a listener leads to it.
    { customTimeouts: { ...customTimeouts, update: '8m' }, ...(door && { dependsOn: [door.rule] }) },
  );

  return { service: service.name };
};
