import type { Settings } from '../settings.ts';
import { existingPlaces, type Places } from './deployer-places.ts';
import { of } from './deployer-reads.ts';
import {
  arnOf,
  type DeployedPlace,
  type DeployerStatement,
  madeWithTag,
  nameOf,
  recordsBelow,
  requestTag,
  resourceTag,
  serviceRole,
  statement,
} from './deployer-statement.ts';
import { operationsInTasks } from './deployer-tasks.ts';

/** The switches of a stage's file that make what a default stage has none of. */
export type Switches = Pick<Settings, 'ingress' | 'coldStarts' | 'domain' | 'provisioner'> & Places;

/** What they take beside a default stage's: to show what would change, and to change it. */
export interface SwitchStatements {
  reads: DeployerStatement[];
  writes: DeployerStatement[];
}

export function switchStatements(place: DeployedPlace, switches: Switches): SwitchStatements {
  const { ingress, coldStarts, domain, provisioner } = switches;
  const { provisioned, workingHours, upTo } = coldStarts;
  const all = [
    ...(ingress === 'http-api' ? [httpApi(place)] : []),
    ...(provisioned === undefined ? [] : [provisionedConcurrency(place)]),
    ...(provisioned !== undefined && (workingHours || upTo !== undefined) ? [scaling(place)] : []),
    ...(domain === undefined ? [] : [loadBalancer(place, domain)]),
    ...(provisioner.runOn === 'fargate' ? [operationsInTasks(place)] : []),
    ...existingPlaces(place, switches),
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
  const aliases = arnOf(place, 'lambda', `function:${nameOf(place, PUBLISHED)}:*`);
  return {
    reads: [statement(of('lambda', 'GetProvisionedConcurrencyConfig'), aliases)],
    writes: [statement(of('lambda', 'DeleteProvisionedConcurrencyConfig PutProvisionedConcurrencyConfig'), aliases)],
  };
}

/** What changes how many environments there are, by the clock or by how busy they are. */
function scaling(place: DeployedPlace): SwitchStatements {
  const service = 'application-autoscaling';
  const targets = arnOf(place, service, 'scalable-target/*');
  const alarms = arnOf(place, 'cloudwatch', `alarm:TargetTracking-function:${nameOf(place, PUBLISHED)}:*`);
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

function loadBalancer(place: DeployedPlace, domain: string): SwitchStatements {
  const service = 'elasticloadbalancing';
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
      statement(of(service, 'CreateLoadBalancer'), '*', requestTag(place)),
      statement(of('acm', 'RequestCertificate'), '*', {
        ...requestTag(place),
        'ForAllValues:StringEquals': { 'acm:DomainNames': `*.${domain}` },
      }),
      // ACM does not say with what making it is tagged. What another stage has stays that one's, and what is in use ACM keeps.
      statement(of('acm', 'AddTagsToCertificate'), arnOf(place, 'acm', 'certificate/*'), {
        ...requestTag(place),
        StringEqualsIfExists: resourceTag(place).StringEquals,
      }),
      statement(of(service, 'AddTags'), '*', madeWithTag(place, service, MADE_TAGGED)),
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
      recordsBelow(place, domain),
      serviceRole(place, 'elasticloadbalancing.amazonaws.com'),
    ],
  };
}

/** The function that can be kept warm, each deployment of which is a version then. */
const PUBLISHED = 'playground-bot';

/** What a load balancer is made of that takes its tags as it is made. */
const MADE_TAGGED = ['CreateLoadBalancer', 'CreateListener'];
