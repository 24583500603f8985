/** Of one security group, in each direction and for each kind of address: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const MOST_RULES = 60;
/** The load balancer's group lets each range in twice: at 443, and at 80, which sends people on. */
const LOAD_BALANCER_PORTS = 2;

interface Access {
  allowedCidrs: readonly string[];
  egress: readonly { protocol: string; port: number | 'any'; cidrs: readonly string[] }[];
  exposure: string;
}

/**
 * Why EC2 would refuse the security groups that are made of these settings: the first of them in the middle of a deployment or,
 * without a load balancer, at the first create.
 */
export function groupRuleFaults({ allowedCidrs, egress, exposure }: Access): {
  key: 'allowedCidrs' | 'egress';
  message: string;
}[] {
  const out = egress.flatMap(({ protocol, port, cidrs }) => cidrs.map((cidr) => `${cidr} (${protocol} ${port})`));
  const each = exposure === 'load-balancer' ? LOAD_BALANCER_PORTS : 1;
  return [
    ...faultsOf(allowedCidrs, each).map((message) => ({ key: 'allowedCidrs' as const, message })),
    ...faultsOf(out, 1).map((message) => ({ key: 'egress' as const, message })),
  ];
}

/** @param each how many rules one range makes */
function faultsOf(ranges: readonly string[], each: number): string[] {
  const twice = ranges.filter((range, index) => ranges.indexOf(range) !== index);
  const most = MOST_RULES / each;
  const ipv6 = ranges.filter((range) => range.includes(':')).length;
  const many = [
    { kind: 'IPv4', count: ranges.length - ipv6 },
    { kind: 'IPv6', count: ipv6 },
  ].filter(({ count }) => count > most);
  return [
    ...twice.map((range) => `has ${range} twice, which EC2 refuses: leave one out`),
    ...many.map(
      ({ kind, count }) =>
        `has ${count} ranges of ${kind}, and a security group takes ${most} of them: put neighbours together, as wider ranges`,
    ),
  ];
}
