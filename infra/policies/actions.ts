/** What AWS lets a statement name for an action. */
export interface ActionFacts {
  /** Kinds of resource, of those that we have; none: only `*` matches. */
  resources: readonly string[];
  /** Condition keys, of those by which something is bound to what is ours. Keys of tags without the tag. */
  conditions: readonly string[];
}

/**
 * Every action that a policy of ours allows, as AWS's Service Authorization Reference has it
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html,
 * September 2026). A test compares it with a copy of that reference, and every policy with it.
 */
export const ACTIONS: Readonly<Record<string, ActionFacts>> = {
  'dynamodb:BatchGetItem': { resources: ['table'], conditions: ['aws:ResourceTag'] },
  'dynamodb:DeleteItem': { resources: ['table'], conditions: ['aws:ResourceTag'] },
  'dynamodb:GetItem': { resources: ['table'], conditions: ['aws:ResourceTag'] },
  'dynamodb:PutItem': { resources: ['table'], conditions: ['aws:ResourceTag'] },
  'dynamodb:Query': { resources: ['index', 'table'], conditions: ['aws:ResourceTag'] },
  'dynamodb:UpdateItem': { resources: ['table'], conditions: ['aws:ResourceTag'] },
  'ec2:AuthorizeSecurityGroupEgress': {
    resources: ['security-group'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag', 'ec2:Vpc'],
  },
  'ec2:AuthorizeSecurityGroupIngress': {
    resources: ['security-group'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag', 'ec2:Vpc'],
  },
  'ec2:CreateSecurityGroup': {
    resources: ['security-group', 'vpc'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag', 'ec2:Vpc'],
  },
  'ec2:CreateTags': {
    resources: ['security-group', 'vpc'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag', 'ec2:Vpc', 'ec2:CreateAction'],
  },
  'ec2:DeleteSecurityGroup': {
    resources: ['security-group'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag', 'ec2:Vpc'],
  },
  'ec2:DescribeNetworkInterfaces': { resources: [], conditions: [] },
  'ec2:DescribeSecurityGroupRules': { resources: [], conditions: [] },
  'ec2:DescribeSecurityGroups': { resources: [], conditions: [] },
  'ec2:RevokeSecurityGroupEgress': {
    resources: ['security-group'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag', 'ec2:Vpc'],
  },
  'ec2:RevokeSecurityGroupIngress': {
    resources: ['security-group'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag', 'ec2:Vpc'],
  },
  'ecr:BatchCheckLayerAvailability': { resources: ['repository'], conditions: ['aws:ResourceTag'] },
  'ecr:BatchGetImage': { resources: ['repository'], conditions: ['aws:ResourceTag'] },
  'ecr:DescribeImages': { resources: ['repository'], conditions: ['aws:ResourceTag'] },
  'ecr:GetAuthorizationToken': { resources: [], conditions: [] },
  'ecr:GetDownloadUrlForLayer': { resources: ['repository'], conditions: ['aws:ResourceTag'] },
  'ecs:CreateService': { resources: ['service'], conditions: ['aws:RequestTag', 'aws:ResourceTag', 'ecs:cluster'] },
  'ecs:DeleteService': { resources: ['service'], conditions: ['aws:ResourceTag', 'ecs:cluster'] },
  'ecs:DeleteTaskDefinitions': { resources: ['task-definition'], conditions: ['aws:ResourceTag'] },
  'ecs:DeregisterTaskDefinition': { resources: [], conditions: [] },
  'ecs:DescribeServices': { resources: ['service'], conditions: ['aws:ResourceTag', 'ecs:cluster'] },
  'ecs:DescribeTaskDefinition': { resources: [], conditions: [] },
  'ecs:DescribeTasks': { resources: ['task'], conditions: ['aws:ResourceTag', 'ecs:cluster'] },
  'ecs:ListTagsForResource': {
    resources: ['container-instance', 'service', 'task', 'task-definition'],
    conditions: ['aws:ResourceTag'],
  },
  'ecs:ListTaskDefinitions': { resources: [], conditions: [] },
  'ecs:ListTasks': { resources: ['container-instance'], conditions: ['aws:ResourceTag', 'ecs:cluster'] },
  'ecs:RegisterTaskDefinition': { resources: ['task-definition'], conditions: ['aws:RequestTag', 'aws:ResourceTag'] },
  'ecs:RunTask': { resources: ['task-definition'], conditions: ['aws:RequestTag', 'aws:ResourceTag', 'ecs:cluster'] },
  'ecs:TagResource': {
    resources: ['container-instance', 'service', 'task', 'task-definition'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag', 'ecs:CreateAction'],
  },
  'ecs:UntagResource': {
    resources: ['container-instance', 'service', 'task', 'task-definition'],
    conditions: ['aws:ResourceTag'],
  },
  'ecs:UpdateService': { resources: ['service'], conditions: ['aws:ResourceTag', 'ecs:cluster'] },
  'elasticloadbalancing:AddTags': {
    resources: ['listener-rule/app', 'targetgroup'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag', 'elasticloadbalancing:CreateAction'],
  },
  'elasticloadbalancing:CreateRule': { resources: ['listener/app'], conditions: ['aws:RequestTag', 'aws:ResourceTag'] },
  'elasticloadbalancing:CreateTargetGroup': {
    resources: ['targetgroup'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag'],
  },
  'elasticloadbalancing:DeleteRule': { resources: ['listener-rule/app'], conditions: ['aws:ResourceTag'] },
  'elasticloadbalancing:DeleteTargetGroup': { resources: ['targetgroup'], conditions: ['aws:ResourceTag'] },
  'elasticloadbalancing:DescribeRules': { resources: [], conditions: [] },
  'elasticloadbalancing:DescribeTags': { resources: [], conditions: [] },
  'elasticloadbalancing:DescribeTargetGroupAttributes': { resources: [], conditions: [] },
  'elasticloadbalancing:DescribeTargetGroups': { resources: [], conditions: [] },
  'elasticloadbalancing:DescribeTargetHealth': { resources: [], conditions: [] },
  'elasticloadbalancing:ModifyRule': { resources: ['listener-rule/app'], conditions: ['aws:ResourceTag'] },
  'elasticloadbalancing:ModifyTargetGroup': { resources: ['targetgroup'], conditions: ['aws:ResourceTag'] },
  'elasticloadbalancing:ModifyTargetGroupAttributes': { resources: ['targetgroup'], conditions: ['aws:ResourceTag'] },
  'elasticloadbalancing:RemoveTags': {
    resources: ['listener-rule/app', 'targetgroup'],
    conditions: ['aws:RequestTag', 'aws:ResourceTag'],
  },
  'elasticloadbalancing:SetRulePriorities': { resources: ['listener-rule/app'], conditions: ['aws:ResourceTag'] },
  'iam:PassRole': { resources: ['role'], conditions: ['aws:ResourceTag', 'iam:PassedToService'] },
  'lambda:InvokeFunction': { resources: ['function'], conditions: ['aws:ResourceTag', 'lambda:InvokedViaFunctionUrl'] },
  'logs:CreateLogStream': { resources: ['log-stream'], conditions: ['aws:ResourceTag'] },
  'logs:DescribeLogStreams': { resources: ['log-group'], conditions: ['aws:ResourceTag'] },
  'logs:GetLogEvents': { resources: ['log-stream'], conditions: ['aws:ResourceTag'] },
  'logs:PutLogEvents': { resources: ['log-stream'], conditions: ['aws:ResourceTag'] },
  's3:DeleteObject': { resources: ['object'], conditions: ['aws:ResourceTag'] },
  's3:GetObject': { resources: ['object'], conditions: ['aws:ResourceTag'] },
  's3:ListBucket': { resources: ['bucket'], conditions: ['aws:ResourceTag'] },
  's3:PutObject': { resources: ['object'], conditions: ['aws:ResourceTag'] },
  'sns:Publish': { resources: ['topic'], conditions: ['aws:ResourceTag'] },
  'sqs:ChangeMessageVisibility': { resources: ['queue'], conditions: ['aws:ResourceTag'] },
  'sqs:DeleteMessage': { resources: ['queue'], conditions: ['aws:ResourceTag'] },
  'sqs:ReceiveMessage': { resources: ['queue'], conditions: ['aws:ResourceTag'] },
  'sqs:SendMessage': { resources: ['queue'], conditions: ['aws:ResourceTag'] },
  'ssm:AddTagsToResource': { resources: ['parameter', 'task'], conditions: ['aws:RequestTag', 'aws:ResourceTag'] },
  'ssm:DeleteParameter': { resources: ['parameter'], conditions: ['aws:ResourceTag'] },
  'ssm:GetParameter': { resources: ['parameter'], conditions: ['aws:ResourceTag'] },
  'ssm:GetParameters': { resources: ['parameter'], conditions: ['aws:ResourceTag'] },
  'ssm:PutParameter': { resources: ['parameter'], conditions: ['aws:RequestTag', 'aws:ResourceTag'] },
  'tag:GetResources': { resources: [], conditions: [] },
};

/** Why an action is allowed on every resource though it has a kind of resource to name. */
export const EVERYWHERE: Readonly<Record<string, string>> = {
  'ecs:ListTasks': 'it can name container instances only, which Fargate does not have; the cluster bounds it',
};
