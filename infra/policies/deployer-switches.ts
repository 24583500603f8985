import type { Settings } from '../settings.ts';
import { STAGE_TAG } from '../stage-tags.ts';
import { of } from './deployer-reads.ts';
import { arnOf, type DeployedPlace, type DeployerStatement, namePattern, statement } from './deployer-statement.ts';

/** The switches of a stage's file that make what a default stage has none of. */
export type Switches = Pick<Settings, 'ingress' | 'coldStarts' | 'exposure'>;

/** What they take beside a default stage's: to show what would change, and to change it. */
export interface SwitchStatements {
  reads: DeployerStatement[];
  writes: DeployerStatement[];
}

export function switchStatements(place: DeployedPlace, { ingress, coldStarts, exposure }: Switches): SwitchStatements {
  const { provisioned, workingHours, upTo } = coldStarts;
  const all = [
    ...(ingress === 'http-api' ? [httpApi(place)] : []),
    ...(provisioned === undefined ? [] : [provisionedConcurrency(place)]),
    ...(provisioned !== undefined && (workingHours || upTo !== undefined) ? [scaling(place)] : []),
    ...(exposure === 'load-balancer' ? [loadBalancer(place)] : []),
  ];
  return { reads: all.flatMap(({ reads }) => reads), writes: all.flatMap(({ writes }) => writes) };
}

/** AWS names an API by an id of its own, and knows what is below one by no tag. */
function httpApi({ partition, region }: DeployedPlace): SwitchStatements {
  const apis = ['apis', 'apis/*', 'tags/*'].map((path) => `arn:${partition}:apigateway:${region}::/${path}`);
  return {
    reads: [statement(of('apigateway', 'GET'), apis)],
    writes: [statement(of('apigateway', 'DELETE PATCH POST PUT'), apis)],
  };
}

function provisionedConcurrency(place: DeployedPlace): SwitchStatements {
  const aliases = arnOf(place, 'lambda', `function:${namePattern(place)}:*`);
  return {
    reads: [statement(of('lambda', 'GetProvisionedConcurrencyConfig'), aliases)],
    writes: [statement(of('lambda', 'DeleteProvisionedConcurrencyConfig PutProvisionedConcurrencyConfig'), aliases)],
  };
}

/** What changes how many environments there are, by the clock or by how busy they are. */
function scaling(place: DeployedPlace): SwitchStatements {
  const service = 'application-autoscaling';
  const targets = arnOf(place, service, 'scalable-target/*');
  const alarms = arnOf(place, 'cloudwatch', `alarm:TargetTracking-function:${namePattern(place)}:*`);
  const ofLambda = { StringEquals: { 'application-autoscaling:service-namespace': 'lambda' } };
  return {
    reads: [
      statement(of(service, 'DescribeScalableTargets DescribeScalingPolicies DescribeScheduledActions'), '*'),
      statement(of(service, 'ListTagsForResource'), targets),
    ],
    writes: [
      statement(
        of(
          service,
          'DeleteScalingPolicy DeleteScheduledAction DeregisterScalableTarget PutScalingPolicy PutScheduledAction RegisterScalableTarget',
        ),
        targets,
        ofLambda,
      ),
      statement(of(service, 'TagResource'), targets, requestTag(place)),
      statement(of(service, 'UntagResource'), targets, resourceTag(place)),
      // Of target tracking: the service makes them on behalf of whoever puts the policy.
      statement(of('cloudwatch', 'DeleteAlarms DescribeAlarms PutMetricAlarm'), alarms),
      serviceRole(place, 'lambda.application-autoscaling.amazonaws.com'),
    ],
  };
}

function loadBalancer(place: DeployedPlace): SwitchStatements {
  const service = 'elasticloadbalancing';
  const made = { StringEquals: { ...requestTag(place).StringEquals, [`${service}:CreateAction`]: MADE_TAGGED } };
  return {
    reads: [
      statement(
        [
          ...of(service, 'DescribeCapacityReservation DescribeListenerAttributes DescribeListeners'),
          ...of(service, 'DescribeLoadBalancerAttributes DescribeLoadBalancers DescribeTags'),
          ...of('route53', 'ListHostedZonesByName'),
        ],
        '*',
      ),
      statement(of('acm', 'DescribeCertificate ListTagsForCertificate'), arnOf(place, 'acm', 'certificate/*')),
    ],
    writes: [
      statement([...of(service, 'CreateLoadBalancer'), ...of('acm', 'RequestCertificate')], '*', requestTag(place)),
      statement(of('acm', 'AddTagsToCertificate'), arnOf(place, 'acm', 'certificate/*'), requestTag(place)),
      // Whoever could tag what is there already could make another's its own.
      statement(of(service, 'AddTags'), '*', made),
      statement(
        [
          ...of(service, 'CreateListener DeleteListener DeleteLoadBalancer ModifyListener ModifyListenerAttributes'),
          ...of(service, 'ModifyLoadBalancerAttributes RemoveTags SetIpAddressType SetSecurityGroups SetSubnets'),
          ...of(service, 'AddTags'),
          ...of('acm', 'DeleteCertificate RemoveTagsFromCertificate'),
        ],
        '*',
        resourceTag(place),
      ),
      serviceRole(place, 'elasticloadbalancing.amazonaws.com'),
    ],
  };
}

/** What a load balancer is made of that takes its tags as it is made. */
const MADE_TAGGED = ['CreateLoadBalancer', 'CreateListener'];

function requestTag({ stage }: DeployedPlace) {
  return { StringEquals: { [`aws:RequestTag/${STAGE_TAG}`]: stage } };
}

function resourceTag({ stage }: DeployedPlace) {
  return { StringEquals: { [`aws:ResourceTag/${STAGE_TAG}`]: stage } };
}

/** AWS makes the role by which a service of its own works when an account first needs it, by the rights of whoever asks. */
function serviceRole({ partition, accountId }: DeployedPlace, service: string): DeployerStatement {
  const role = `arn:${partition}:iam::${accountId}:role/aws-service-role/${service}/*`;
  return statement(['iam:CreateServiceLinkedRole'], role, { StringEquals: { 'iam:AWSServiceName': service } });
}
