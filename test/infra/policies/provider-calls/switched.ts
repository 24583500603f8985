import type { Act } from '../../../support/iam-simulator.ts';
import { ASKED, OF_STAGE } from '../deployer-acts.ts';
import { ACCOUNT, OURS } from '../real-arns.ts';
import { acts, type Makes, passes, seen } from './acts.ts';
import { real, roleArn } from './calls.ts';

const ELB = 'elasticloadbalancing';
const BALANCER = `${OURS(ELB)}:loadbalancer/app/bot-prod-0a1b2c3/0a`;
const LISTENER = `${OURS(ELB)}:listener/app/bot-prod-0a1b2c3/0a/1b`;
const CERTIFICATE = `${OURS('acm')}:certificate/1`;
const SCALING = 'application-autoscaling';
const TARGET = `${OURS(SCALING)}:scalable-target/1`;
const OF_LAMBDA = { [`${SCALING}:service-namespace`]: 'lambda' };
const balanced = (names: string, resource: string, context: Act['context']): Act[] =>
  acts(ELB, names, resource, context);
/** The role of a service that AWS makes when an account first needs it. */
const roleOf = (service: string): Act[] =>
  acts('iam', 'CreateServiceLinkedRole', `arn:aws:iam::${ACCOUNT}:role/aws-service-role/${service}/AWSServiceRole`, {
    'iam:AWSServiceName': service,
  });

/** API Gateway has its verbs as actions. @param path of the list that it is in */
function below(path: string): Makes {
  const here = (each: string) => `arn:aws:apigateway:eu-north-1::${each}`;
  return () => [
    ...acts('apigateway', 'POST', here(path)),
    ...acts('apigateway', 'DELETE PATCH', here(`${path}/1`)),
    ...acts('apigateway', 'DELETE POST', here('/tags/arn%3Aaws%3Aapigateway')),
    ...seen('apigateway', 'GET', here(`${path}/1`)),
  ];
}

/** What only some settings make. */
export const SWITCHED_ON: Readonly<Record<string, Makes>> = {
  'aws:acm/certificate:Certificate': ({ inputs }) => [
    ...acts('acm', 'RequestCertificate', '*', { ...ASKED, 'acm:DomainNames': [inputs.domainName] }),
    ...acts('acm', 'AddTagsToCertificate', CERTIFICATE, ASKED),
    ...acts('acm', 'DeleteCertificate RemoveTagsFromCertificate', CERTIFICATE, OF_STAGE),
    ...seen('acm', 'DescribeCertificate ListTagsForCertificate', CERTIFICATE),
  ],
  'aws:acm/certificateValidation:CertificateValidation': () => seen('acm', 'DescribeCertificate', CERTIFICATE),
  'aws:apigatewayv2/api:Api': below('/apis'),
  'aws:apigatewayv2/integration:Integration': below('/apis/a1/integrations'),
  'aws:apigatewayv2/route:Route': below('/apis/a1/routes'),
  'aws:apigatewayv2/stage:Stage': below('/apis/a1/stages'),
  'aws:appautoscaling/policy:Policy': () => [
    ...acts(SCALING, 'DeleteScalingPolicy PutScalingPolicy', TARGET, OF_LAMBDA),
    // In the name of whoever puts the policy.
    ...acts(
      'cloudwatch',
      'DeleteAlarms PutMetricAlarm',
      `${OURS('cloudwatch')}:alarm:TargetTracking-function:${real('playground-bot')}:live-AlarmHigh-1`,
    ),
    ...seen(SCALING, 'DescribeScalingPolicies'),
  ],
  'aws:appautoscaling/scheduledAction:ScheduledAction': () => [
    ...acts(SCALING, 'DeleteScheduledAction PutScheduledAction', TARGET, OF_LAMBDA),
    ...seen(SCALING, 'DescribeScheduledActions'),
  ],
  'aws:appautoscaling/target:Target': () => [
    ...acts(SCALING, 'DeregisterScalableTarget RegisterScalableTarget', TARGET, OF_LAMBDA),
    ...acts(SCALING, 'TagResource', TARGET, ASKED),
    ...roleOf('lambda.application-autoscaling.amazonaws.com'),
    ...seen(SCALING, 'DescribeScalableTargets'),
    ...seen(SCALING, 'ListTagsForResource', TARGET),
  ],
  'aws:ecs/taskDefinition:TaskDefinition': ({ inputs }) => {
    const family = `${OURS('ecs')}:task-definition/${real(inputs.family)}`;
    return [
      ...acts('ecs', 'RegisterTaskDefinition', `${family}:*`, ASKED),
      ...acts('ecs', 'TagResource', `${family}:1`, { ...ASKED, 'ecs:CreateAction': 'RegisterTaskDefinition' }),
      ...acts('ecs', 'DeleteTaskDefinitions TagResource UntagResource', `${family}:1`, OF_STAGE),
      ...acts('ecs', 'DeregisterTaskDefinition ListTaskDefinitions', '*'),
      ...passes('ecs-tasks.amazonaws.com', [roleArn(inputs.taskRoleArn), roleArn(inputs.executionRoleArn)]),
      ...seen('ecs', 'DescribeTaskDefinition'),
    ];
  },
  'aws:lb/listener:Listener': () => [
    ...balanced('CreateListener', BALANCER, { ...ASKED, ...OF_STAGE }),
    ...balanced('AddTags', LISTENER, { ...ASKED, [`${ELB}:CreateAction`]: 'CreateListener' }),
    ...balanced('AddTags DeleteListener ModifyListener ModifyListenerAttributes RemoveTags', LISTENER, OF_STAGE),
    ...seen(ELB, 'DescribeListenerAttributes DescribeListeners DescribeTags'),
  ],
  'aws:lb/loadBalancer:LoadBalancer': () => [
    ...balanced('CreateLoadBalancer', BALANCER, ASKED),
    ...balanced('AddTags', BALANCER, { ...ASKED, [`${ELB}:CreateAction`]: 'CreateLoadBalancer' }),
    ...balanced('AddTags DeleteLoadBalancer ModifyLoadBalancerAttributes RemoveTags', BALANCER, OF_STAGE),
    ...balanced('SetIpAddressType SetSecurityGroups SetSubnets', BALANCER, OF_STAGE),
    ...roleOf('elasticloadbalancing.amazonaws.com'),
    ...seen(ELB, 'DescribeCapacityReservation DescribeLoadBalancerAttributes DescribeLoadBalancers DescribeTags'),
  ],
};
