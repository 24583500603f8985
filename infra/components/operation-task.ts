import { LogGroup } from '@pulumi/aws/cloudwatch/logGroup.js';
import { SecurityGroup } from '@pulumi/aws/ec2/securityGroup.js';
import { Cluster } from '@pulumi/aws/ecs/cluster.js';
import { TaskDefinition } from '@pulumi/aws/ecs/taskDefinition.js';
import { Role } from '@pulumi/aws/iam/role.js';
import { RolePolicy } from '@pulumi/aws/iam/rolePolicy.js';
import * as pulumi from '@pulumi/pulumi';
import type { OperationTask as Description } from '../../provisioner/start-task.ts';
import { loggingEnvironment } from './lambda-function.ts';
import type { PlaygroundNetwork } from './network.ts';
import { arn, type Place } from './place.ts';
import { allow, policyDocument, type Statement } from './policy.ts';
import { mayStartTasks, trustedByOurTasks } from './task-role.ts';

export interface OperationTaskArgs {
  place: Place;
  network: PlaygroundNetwork;
  /** Where there is no other way out than one's own public address. */
  assignPublicIp: boolean;
  imageUri: string;
  architecture: 'x86_64' | 'arm64';
  cpu: number;
  memoryMiB: number;
  environment: Record<string, pulumi.Input<string>>;
  /** What an operation may do. */
  may: Statement[];
  logGroupName: string;
  logRetentionDays: number;
  metricsNamespace: string;
}

const CONTAINER = 'provisioner';
/** Longer than the command line takes to give its operation back. */
const STOP_TIMEOUT_SECONDS = 30;

/** The Fargate task in which one operation runs, in a cluster of its own: nothing of a playground is ever in it. */
export class OperationTask extends pulumi.ComponentResource {
  readonly clusterArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  /** OPERATION_TASK of the function that starts it. */
  readonly description: pulumi.Output<string>;
  /** What that function needs. */
  readonly mayBeStarted: Statement[];

  constructor(name: string, args: OperationTaskArgs, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:OperationTask', name, {}, options);
    const { place, network } = args;
    const parent = { parent: this };
    const cluster = new Cluster(name, { settings: [{ name: 'containerInsights', value: 'disabled' }] }, parent);
    const log = new LogGroup(name, { name: args.logGroupName, retentionInDays: args.logRetentionDays }, parent);
    const byOurTasks = trustedByOurTasks(place);
    const execution = new Role(`${name}-execution`, { assumeRolePolicy: byOurTasks }, parent);
    const mayExecute = policyDocument(mayStartTasks(place, pulumi.interpolate`${log.arn}:*`));
    new RolePolicy(`${name}-execution`, { role: execution.id, policy: mayExecute }, parent);
    const role = new Role(name, { assumeRolePolicy: byOurTasks }, parent);
    new RolePolicy(name, { role: role.id, policy: policyDocument(args.may) }, parent);
    const group = new SecurityGroup(
      name,
      {
        description: 'Operations of the provisioner',
        vpcId: network.vpcId,
        ingress: [],
        // AWS, where it pulls its image and makes playgrounds.
        egress: [{ protocol: 'tcp', fromPort: 443, toPort: 443, cidrBlocks: ['0.0.0.0/0'] }],
      },
      parent,
    );
    const definition = new TaskDefinition(
      name,
      {
        // Families are the account's; the cluster's name is this deployment's alone.
        family: cluster.name,
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: String(args.cpu),
        memory: String(args.memoryMiB),
        executionRoleArn: execution.arn,
        taskRoleArn: role.arn,
        runtimePlatform: {
          operatingSystemFamily: 'LINUX',
          cpuArchitecture: args.architecture === 'arm64' ? 'ARM64' : 'X86_64',
        },
        volumes: [{ name: 'temporary' }],
        containerDefinitions: pulumi.jsonStringify([containerDefinition(name, args)]),
      },
      parent,
    );

    this.clusterArn = cluster.arn;
    this.roleArn = role.arn;
    const description: pulumi.Inputs & Record<keyof Description, pulumi.Input<unknown>> = {
      clusterArn: cluster.arn,
      taskDefinitionArn: definition.arn,
      container: CONTAINER,
      subnetIds: network.subnetIds,
      securityGroupId: group.id,
      assignPublicIp: args.assignPublicIp,
    };
    this.description = pulumi.jsonStringify(description);
    const inItsCluster = { ArnEquals: { 'ecs:cluster': cluster.arn } };
    this.mayBeStarted = [
      // Every revision: while a deployment goes on, the function has the one before for some seconds.
      allow('ecs:RunTask', pulumi.interpolate`${arn(place, 'ecs', 'task-definition')}/${cluster.name}:*`, inItsCluster),
      // A list has no resource to name; the cluster bounds it.
      allow('ecs:ListTasks', '*', inItsCluster),
      allow('iam:PassRole', [execution.arn, role.arn], {
        StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
      }),
    ];
    this.registerOutputs();
  }
}

function containerDefinition(name: string, args: OperationTaskArgs) {
  const { place, imageUri, environment, logGroupName, metricsNamespace } = args;
  const variables = { ...loggingEnvironment(name, metricsNamespace), AWS_REGION: place.region, ...environment };
  return {
    name: CONTAINER,
    image: imageUri,
    essential: true,
    environment: Object.entries(variables)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => ({ name: key, value })),
    readonlyRootFilesystem: true,
    // The image declares it as a volume, which is what lets its user write to it on Fargate.
    mountPoints: [{ sourceVolume: 'temporary', containerPath: '/tmp', readOnly: false }],
    // Its first process ends what the engine left, and hands SIGTERM on.
    linuxParameters: { capabilities: { drop: ['ALL'] }, initProcessEnabled: true },
    stopTimeout: STOP_TIMEOUT_SECONDS,
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': logGroupName, 'awslogs-region': place.region, 'awslogs-stream-prefix': 'operation' },
    },
  };
}
