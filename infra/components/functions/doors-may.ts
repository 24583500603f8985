import type * as pulumi from '@pulumi/pulumi';
import { arn, type Place } from '../place.ts';
import { allow, type Statement } from '../policy.ts';
import { isOurs, taggedOurs } from './ours.ts';

type Text = pulumi.Input<string>;
interface Reach extends Place {
  siteTag: Text;
}

const kinds = (reach: Place) => ({
  targetGroups: arn(reach, 'elasticloadbalancing', 'targetgroup/*/*'),
  rules: arn(reach, 'elasticloadbalancing', 'listener-rule/app/*/*/*/*'),
});

/** Also where there is no load balancer: what was made while there was one has to be found, and to go. */
export function removesDoors(reach: Reach): Statement[] {
  const { targetGroups, rules } = kinds(reach);
  return [
    allow('elasticloadbalancing:DeleteTargetGroup', targetGroups, isOurs(reach.siteTag)),
    allow('elasticloadbalancing:DeleteRule', rules, isOurs(reach.siteTag)),
    // None of load balancing's Describe calls takes a resource.
    allow(
      [
        'elasticloadbalancing:DescribeRules',
        'elasticloadbalancing:DescribeTags',
        'elasticloadbalancing:DescribeTargetGroupAttributes',
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeTargetHealth',
      ],
      '*',
    ),
  ];
}

/** To have playgrounds reached by name. Of the load balancer itself nothing may be changed: rules are added to its listener. */
export function addsDoors(reach: Reach, listenerArn: Text): Statement[] {
  const { targetGroups, rules } = kinds(reach);
  const ours = isOurs(reach.siteTag);
  return [
    allow('elasticloadbalancing:CreateTargetGroup', targetGroups, taggedOurs(reach.siteTag)),
    allow('elasticloadbalancing:CreateRule', listenerArn, taggedOurs(reach.siteTag)),
    // With the making, and on what is ours.
    allow('elasticloadbalancing:AddTags', [targetGroups, rules], {
      StringEquals: { 'elasticloadbalancing:CreateAction': ['CreateTargetGroup', 'CreateRule'] },
    }),
    allow(['elasticloadbalancing:AddTags', 'elasticloadbalancing:RemoveTags'], [targetGroups, rules], ours),
    allow(
      ['elasticloadbalancing:ModifyTargetGroup', 'elasticloadbalancing:ModifyTargetGroupAttributes'],
      targetGroups,
      ours,
    ),
    allow(['elasticloadbalancing:ModifyRule', 'elasticloadbalancing:SetRulePriorities'], rules, ours),
  ];
}
