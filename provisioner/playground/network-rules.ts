import * as z from 'zod';

const cidr = z.cidrv4().or(z.cidrv6());

/** Who may reach a playground, and what it may reach; the same for all of a deployment. */
export const networkAccessSchema = z.object({
  /** Address ranges that may reach the front door. */
  allowedCidrs: z.array(cidr).min(1),
  /** What containers may open connections to. */
  egress: z.array(
    z.object({ protocol: z.enum(['tcp', 'udp']), port: z.int().or(z.literal('any')), cidrs: z.array(cidr).min(1) }),
  ),
});
export type NetworkAccess = z.infer<typeof networkAccessSchema>;

interface Sources {
  cidrBlocks?: string[];
  ipv6CidrBlocks?: string[];
  securityGroups?: string[];
}

/**
 * The rules of a playground's security group. No rule names a group or the network's own range, so playgrounds do not
 * reach each other by being neighbours.
 * @param port of the front door
 * @param loadBalancer where there is one, its security group: then nobody else reaches the front door
 */
export function networkRules(port: number, { allowedCidrs, egress }: NetworkAccess, loadBalancer?: string) {
  const from: Sources = loadBalancer === undefined ? ranges(allowedCidrs) : { securityGroups: [loadBalancer] };
  return {
    ingress: [{ protocol: 'tcp', fromPort: port, toPort: port, ...from }],
    // Stated, because the provider removes AWS's default: images, secrets and logs all go out over 443.
    egress: egress.map((rule) => ({ protocol: rule.protocol, ...ports(rule.port), ...ranges(rule.cidrs) })),
  };
}

function ports(port: number | 'any') {
  return port === 'any' ? { fromPort: 0, toPort: 65_535 } : { fromPort: port, toPort: port };
}

/** EC2 keeps the two kinds of addresses apart. */
export function ranges(cidrs: readonly string[]) {
  const [ipv4, ipv6] = [cidrs.filter((each) => !each.includes(':')), cidrs.filter((each) => each.includes(':'))];
  return { ...(ipv4.length > 0 && { cidrBlocks: ipv4 }), ...(ipv6.length > 0 && { ipv6CidrBlocks: ipv6 }) };
}
