import type { Resource, Rule } from './rule.ts';

/** No security group lets in more than these ranges. */
export function ingressWithin(allowedCidrs: readonly string[]): Rule {
  return {
    name: 'no public ingress beyond allowedCidrs',
    broken(resource) {
      const beyond = cidrsIn(resource).filter((cidr) => !allowedCidrs.includes(cidr));
      return beyond.length === 0 ? undefined : `lets in ${beyond.join(', ')}`;
    },
  };
}

interface Ranges {
  cidrBlocks?: string[];
  ipv6CidrBlocks?: string[];
}

/** Of groups with their rules inside, and of rules that are resources of their own. */
function cidrsIn({ type, inputs }: Resource): string[] {
  if (/^aws:ec2\/(defaultS|s)ecurityGroup:/.test(type)) {
    return ((inputs['ingress'] ?? []) as Ranges[]).flatMap(rangesOf);
  }
  if (type === 'aws:ec2/securityGroupRule:SecurityGroupRule') {
    return inputs['type'] === 'ingress' ? rangesOf(inputs as Ranges) : [];
  }
  if (type === 'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule') {
    return [inputs['cidrIpv4'], inputs['cidrIpv6']].filter((cidr) => typeof cidr === 'string');
  }
  return [];
}

function rangesOf({ cidrBlocks = [], ipv6CidrBlocks = [] }: Ranges): string[] {
  return [...cidrBlocks, ...ipv6CidrBlocks];
}
