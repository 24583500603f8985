import {
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';

export type ElbClient = Pick<ElasticLoadBalancingV2Client, 'send'>;

/** @returns the ARN of the target group of that name; undefined where there is none */
export async function findTargetGroup(elb: ElbClient, name: string): Promise<string | undefined> {
  const { TargetGroups = [] } = await orNothing(/^TargetGroupNotFound/, () =>
    elb.send(new DescribeTargetGroupsCommand({ Names: [name] })),
  );
  return TargetGroups[0]?.TargetGroupArn;
}

export async function isRuleThere(elb: ElbClient, arn: string): Promise<boolean> {
  const { Rules = [] } = await orNothing(RULE_NOT_FOUND, () => elb.send(new DescribeRulesCommand({ RuleArns: [arn] })));
  return Rules.length > 0;
}

export const RULE_NOT_FOUND = /^RuleNotFound/;

/** An empty answer where AWS says that there is no such thing. @param missing how the error's name begins */
export async function orNothing<T extends object>(missing: RegExp, ask: () => Promise<T>): Promise<Partial<T>> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && missing.test(error.name)) return {};
    throw error;
  }
}
