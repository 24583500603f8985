import * as pulumi from '@pulumi/pulumi';
import { arn, type Place } from '../place.ts';
import { allow, type Statement } from '../policy.ts';
import { addsDoors, removesDoors } from './doors-may.ts';
import { isOurs, taggedOurs } from './ours.ts';

type Text = pulumi.Input<string>;

export interface ProvisionerReach extends Place {
  clusterName: Text;
  clusterArn: Text;
  /** Value of the tag that everything of this deployment's playgrounds carries. */
  siteTag: Text;
  vpcArn: Text;
  /** Undefined where there is no load balancer. */
  listenerArn: Text | undefined;
  executionRoleArn: Text;
  /** The empty one, and those of templates that may do something. */
  taskRoleArns: Text[];
  /** Of the playgrounds' shared log group. */
  logGroupArn: Text;
  tableArn: Text;
  bucketArn: Text;
  eventsTopicArn: Text;
  passphraseParameter: string;
  credentialsPrefix: string;
  /** The templates' images lie in repositories below it. */
  repositoryPrefix: string;
}

/**
 * What the provisioner may do: the calls of the engine's AWS plugin for a playground's resources, of readiness, and of
 * its own book-keeping. It can make no role and widen none: it hands those that infra made to tasks.
 */
export function provisionerMay(reach: ProvisionerReach): Statement[] {
  const doors = [
    ...removesDoors(reach),
    ...(reach.listenerArn === undefined ? [] : addsDoors(reach, reach.listenerArn)),
  ];
  return [...playgroundResources(reach), ...doors, ...observation(reach), ...bookKeeping(reach)];
}

function playgroundResources(reach: ProvisionerReach): Statement[] {
  const services = pulumi.interpolate`${arn(reach, 'ecs', 'service')}/${reach.clusterName}/*`;
  const definitions = arn(reach, 'ecs', 'task-definition/*:*');
  const groups = arn(reach, 'ec2', 'security-group/*');
  const tagged = taggedOurs(reach.siteTag);
  const ours = isOurs(reach.siteTag);
  return [
    allow('ecs:CreateService', services, tagged),
    allow('ecs:RegisterTaskDefinition', definitions, tagged),
    allow(['ecs:UpdateService', 'ecs:DeleteService'], services, ours),
    allow('ecs:DeleteTaskDefinitions', definitions, ours),
    allow('ecs:DescribeServices', services),
    // AWS takes neither a resource nor a tag for these. What a definition can do is bounded by the roles that may be passed.
    allow(['ecs:DeregisterTaskDefinition', 'ecs:DescribeTaskDefinition', 'ecs:ListTaskDefinitions'], '*'),
    allow('ecs:ListTagsForResource', [services, definitions]),
    // With the making, and on what is ours: whoever could tag anything could make anything theirs.
    allow('ecs:TagResource', [services, definitions], {
      StringEquals: { 'ecs:CreateAction': ['CreateService', 'RegisterTaskDefinition'] },
    }),
    allow(['ecs:TagResource', 'ecs:UntagResource'], [services, definitions], ours),
    allow('iam:PassRole', [reach.executionRoleArn, ...reach.taskRoleArns], {
      StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    }),
    allow('ec2:CreateSecurityGroup', reach.vpcArn),
    allow('ec2:CreateSecurityGroup', groups, tagged),
    allow('ec2:CreateTags', groups, { StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup' } }),
    // An update after a transfer writes the new owner on what is ours.
    allow('ec2:CreateTags', groups, ours),
    allow(
      [
        'ec2:AuthorizeSecurityGroupEgress',
        'ec2:AuthorizeSecurityGroupIngress',
        'ec2:DeleteSecurityGroup',
        'ec2:RevokeSecurityGroupEgress',
        'ec2:RevokeSecurityGroupIngress',
      ],
      groups,
      { ...ours, ArnEquals: { 'ec2:Vpc': reach.vpcArn } },
    ),
  ];
}

function observation(reach: ProvisionerReach): Statement[] {
  const ourCluster = { ArnEquals: { 'ecs:cluster': reach.clusterArn } };
  return [
    allow('ecs:DescribeTasks', pulumi.interpolate`${arn(reach, 'ecs', 'task')}/${reach.clusterName}/*`),
    // A list has no resource to name but the container instances that Fargate does not have; the cluster bounds it.
    allow('ecs:ListTasks', '*', ourCluster),
    // EC2's Describe calls take no resource at all.
    allow(['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups'], '*'),
    // Which digest a tag of a template's image stands for.
    allow('ecr:DescribeImages', arn(reach, 'ecr', `repository/${reach.repositoryPrefix}/*`)),
    allow('logs:GetLogEvents', pulumi.interpolate`${reach.logGroupArn}:*`),
    // It takes no resource. What it lists is asked for one by one, with the rights above.
    allow('tag:GetResources', '*'),
  ];
}

function bookKeeping(reach: ProvisionerReach): Statement[] {
  const parameter = (path: string) => arn(reach, 'ssm', `parameter${path}`);
  return [
    allow(['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'], reach.tableArn),
    allow('s3:ListBucket', reach.bucketArn),
    allow(['s3:DeleteObject', 's3:GetObject', 's3:PutObject'], pulumi.interpolate`${reach.bucketArn}/*`),
    // SecureStrings under the account's own `aws/ssm` key, whose policy admits whoever may use the parameter.
    allow('ssm:GetParameter', parameter(reach.passphraseParameter)),
    allow(
      ['ssm:AddTagsToResource', 'ssm:DeleteParameter', 'ssm:GetParameter', 'ssm:PutParameter'],
      parameter(`${reach.credentialsPrefix}/*`),
    ),
    allow('sns:Publish', reach.eventsTopicArn),
  ];
}
