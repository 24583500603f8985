import * as z from 'zod';

/** The load balancer that all playgrounds of a deployment share, where it has one. */
export const loadBalancerSchema = z.object({
  /** A playground is `<name>.<domain>`. */
  domain: z.string().min(1),
  /** Of its HTTPS listener, to which each playground adds a rule. */
  listenerArn: z.string().startsWith('arn:'),
  /** Its security group: a front door lets in nobody else. */
  groupId: z.string().min(1),
  /** The security group of what it may open connections to. */
  targetsGroupId: z.string().min(1),
});
export type LoadBalancerSite = z.infer<typeof loadBalancerSchema>;
