import { LogGroup } from '@pulumi/aws/cloudwatch/logGroup.js';
import { SecurityGroup } from '@pulumi/aws/ec2/securityGroup.js';
import { Service } from '@pulumi/aws/ecs/service.js';
import { TaskDefinition } from '@pulumi/aws/ecs/taskDefinition.js';
import type { Site } from '../../../provisioner/config.ts';
import { TAGS } from '../../../provisioner/playground/tags.ts';
import type { PlaygroundSpec } from '../../../provisioner/playground/task-definition.ts';

/**
 * A playground as an older release made it: the first program of this repository, with the differences that a release may
 * have besides. It has fewer tags, other words in its security group, a log group of its own, no time limits, and other outputs.
 * The two tags are those that policies ask for.
 */
export const olderProgram = (spec: PlaygroundSpec, site: Site) => async () => {
  const { id } = spec;
  const tags = { [TAGS.id]: id, [TAGS.site]: site.tag };
  const log = new LogGroup('log', { name: `/older/${id}`, retentionInDays: 1, tags });
  const group = new SecurityGroup('network-rules', {
    name: id,
    description: `Network rules of ${id}`,
    vpcId: site.vpcId,
    ingress: [{ protocol: 'tcp', fromPort: 80, toPort: 80, cidrBlocks: ['198.51.100.0/24'] }],
    egress: [{ protocol: 'tcp', fromPort: 443, toPort: 443, cidrBlocks: ['0.0.0.0/0'] }],
    tags,
  });
  const web = { name: 'web', image: 'registry/web:0', essential: true, portMappings: [{ containerPort: 80 }] };
  const task = new TaskDefinition('task', {
    family: id,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: site.executionRoleArn,
    containerDefinitions: JSON.stringify([web]),
    tags,
  });
  new Service('service', {
    name: id,
    cluster: site.clusterArn,
    taskDefinition: task.arn,
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration: { subnets: site.subnetIds, securityGroups: [group.id], assignPublicIp: true },
    waitForSteadyState: false,
    tags,
  });
  return { playground: id, logGroup: log.name };
};
