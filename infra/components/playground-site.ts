import { LogGroup } from '@pulumi/aws/cloudwatch/logGroup.js';
import { Cluster } from '@pulumi/aws/ecs/cluster.js';
import { getClusterOutput } from '@pulumi/aws/ecs/getCluster.js';
import { Role } from '@pulumi/aws/iam/role.js';
import { RolePolicy } from '@pulumi/aws/iam/rolePolicy.js';
import * as pulumi from '@pulumi/pulumi';
import { arn, type Place } from './place.ts';
import { allow, policyDocument } from './policy.ts';
import { mayStartTasks, trustedByOurTasks } from './task-role.ts';
import { templateRoles } from './template-roles.ts';

export interface PlaygroundSiteArgs {
  place: Place;
  /** Name of one that is there already, which is used as it is and never changed. */
  existingCluster: string | undefined;
  /** What sets this deployment apart in a cluster that others use too. */
  deployment: string;
  logGroupName: string;
  logRetentionDays: number;
  /** SSM path of the playgrounds' passwords. */
  credentialsPrefix: string;
  /** Template → managed policies that its containers may use. */
  templatePolicies: Readonly<Record<string, readonly string[]>>;
  /** Names of the SSM parameters that templates take secrets from. */
  secretParameters: string[];
}

/** What all playgrounds share: making these per playground would be slow, and would take the right to make roles. */
export class PlaygroundSite extends pulumi.ComponentResource {
  readonly clusterName: pulumi.Output<string>;
  readonly clusterArn: pulumi.Output<string>;
  /** Value of the tag by which resources are known as this deployment's. */
  readonly tag: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  readonly logGroupArn: pulumi.Output<string>;
  /** What Fargate itself does for a task: pull its images, fetch its password, write its log. */
  readonly executionRoleArn: pulumi.Output<string>;
  /** What a playground's own code may do in the account: nothing. Every container of a task can read its credentials. */
  readonly taskRoleArn: pulumi.Output<string>;
  /** Template → role in place of the empty one. */
  readonly templateRoleArns: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: PlaygroundSiteArgs, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:PlaygroundSite', name, {}, options);
    const { place } = args;
    const parent = { parent: this };
    const cluster = args.existingCluster === undefined ? ownCluster(name, parent) : found(args.existingCluster, parent);
    const log = new LogGroup(name, { name: args.logGroupName, retentionInDays: args.logRetentionDays }, parent);

    const byOurTasks = trustedByOurTasks(place);
    const execution = new Role(`${name}-execution`, { assumeRolePolicy: byOurTasks }, parent);
    const mayExecute = policyDocument([
      ...mayStartTasks(place, pulumi.interpolate`${log.arn}:*`),
      allow(
        'ssm:GetParameters',
        [`${args.credentialsPrefix}/*`, ...args.secretParameters].map((name) => arn(place, 'ssm', `parameter${name}`)),
      ),
    ]);
    new RolePolicy(`${name}-execution`, { role: execution.id, policy: mayExecute }, parent);
    const task = new Role(`${name}-task`, { assumeRolePolicy: byOurTasks }, parent);

    this.clusterName = cluster.name;
    this.clusterArn = cluster.arn;
    this.tag = args.existingCluster === undefined ? cluster.arn : pulumi.interpolate`${cluster.arn}/${args.deployment}`;
    this.logGroupName = log.name;
    this.logGroupArn = log.arn;
    this.executionRoleArn = execution.arn;
    this.taskRoleArn = task.arn;
    this.templateRoleArns = templateRoles(name, { policies: args.templatePolicies, place }, parent);
    this.registerOutputs();
  }
}

function ownCluster(name: string, parent: { parent: pulumi.Resource }) {
  // Container insights are billed by the metric; the tasks' own states and logs are what readiness goes by.
  return new Cluster(name, { settings: [{ name: 'containerInsights', value: 'disabled' }] }, parent);
}

function found(clusterName: string, { parent }: { parent: pulumi.Resource }) {
  const { arn } = getClusterOutput({ clusterName }, { parent });
  return { name: pulumi.output(clusterName), arn };
}
