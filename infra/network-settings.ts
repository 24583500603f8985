import { z } from 'zod';
import { isCidr, isWide } from './cidr.ts';

const cidr = z
  .string()
  .refine(isCidr, 'must be an address range such as 203.0.113.0/24, with no bits set beyond its length');
const anywhere = ['0.0.0.0/0'];

const egressRule = z.strictObject({
  protocol: z.enum(['tcp', 'udp']).default('tcp'),
  port: z.int().min(1).max(65_535).or(z.literal('any')),
  cidrs: z.array(cidr).min(1).default(anywhere),
});

/** Who reaches playgrounds, what they reach, and in whose network they are. */
export const networkSettings = {
  /** Who may reach a playground's port. There is no default: somebody has to think of it. */
  allowedCidrs: z.array(cidr).min(1),
  /** The second switch without which `allowedCidrs` may not hold the whole Internet. */
  openToInternet: z.boolean().default(false),
  /** What playgrounds may open connections to. Images, secrets and logs all go over 443. */
  egress: z
    .array(egressRule)
    .refine((rules) => rules.some(({ protocol, port }) => protocol === 'tcp' && (port === 443 || port === 'any')), {
      message: 'must let tcp 443 out: without it no image is pulled and no log is written',
    })
    .prefault([{ port: 443 }]),
};

type NetworkSettings = z.infer<z.ZodObject<typeof networkSettings>>;

/** What is wrong with settings that are right one by one. */
export function networkFits(context: z.core.ParsePayload<NetworkSettings>): void {
  const { allowedCidrs, openToInternet } = context.value;
  const wide = allowedCidrs.filter(isWide);
  if (wide.length > 0 && !openToInternet) {
    context.issues.push({
      code: 'custom',
      input: allowedCidrs,
      path: ['allowedCidrs'],
      message: `${wide.join(' and ')} lets anybody on the Internet in: name the ranges of your people, or set openToInternet: true`,
    });
  }
}

/** What whoever deploys has to see in red. */
export function networkWarnings({ allowedCidrs }: Pick<NetworkSettings, 'allowedCidrs'>): string[] {
  const wide = allowedCidrs.filter(isWide);
  if (wide.length === 0) return [];
  return [`Anybody on the Internet reaches the playgrounds' port: allowedCidrs has ${wide.join(' and ')}.`];
}
