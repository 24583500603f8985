import { z } from 'zod';
import { exposureSchema } from '../provisioner/playground/address.ts';
import { isCidr, isWide } from './cidr.ts';
import { groupRuleFaults } from './group-rules.ts';

const cidr = z
  .string()
  .refine(isCidr, 'must be an address range such as 203.0.113.0/24, with no bits set beyond its length');
const anywhere = ['0.0.0.0/0'];

const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;
/** A certificate's first name has at most 64 characters, and this one's begins with `*.`: https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html */
const MAX_DOMAIN = 62;
/** Rules, and target groups, of one load balancer: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MAX_BEHIND_LOAD_BALANCER = 100;

const egressRule = z.strictObject({
  protocol: z.enum(['tcp', 'udp']).default('tcp'),
  port: z.int().min(1).max(65_535).or(z.literal('any')),
  cidrs: z.array(cidr).min(1).default(anywhere),
});

const existingNetwork = z.strictObject({
  vpcId: z.string().regex(/^vpc-[0-9a-f]+$/),
  subnetIds: z.array(z.string().regex(/^subnet-[0-9a-f]+$/)).min(1),
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
  /**
   * `private`: playgrounds have no public address, and are reached from within the network only. `load-balancer`: they share
   * one, which knows them by name and has a certificate, and nobody reaches them in another way.
   */
  exposure: exposureSchema.default('public'),
  /** Of the load balancer: a playground is `https://<name>.<domain>`. A public hosted zone of the account has to hold it. */
  domain: z
    .string()
    .regex(DOMAIN, 'must be a domain in small letters such as play.example.com')
    .max(MAX_DOMAIN, `must have at most ${MAX_DOMAIN} characters: a certificate takes no more`)
    .optional(),
  /** `own` is made and removed with the deployment; another is used as it is. `default` is the account's default VPC. */
  network: z
    .union([z.literal(['own', 'default']), existingNetwork], {
      error:
        'must be own, default, or { vpcId: vpc-…, subnetIds: [subnet-…] }: subnets are named together with the VPC that they are in',
    })
    .default('own'),
  /** Name of a cluster that is there already; without it, one is made and removed with the deployment. */
  cluster: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,255}$/, 'must be the name of an ECS cluster of this account and region, not its ARN')
    .optional(),
  /** How requests reach the bot and the HTTP API: `http-api` is for accounts that forbid public function URLs. */
  ingress: z.enum(['function-url', 'http-api']).default('function-url'),
};

type NetworkSettings = z.infer<z.ZodObject<typeof networkSettings>>;
export type ExistingNetwork = Exclude<NetworkSettings['network'], 'own'>;

/** What is wrong with settings that are right one by one. */
export function networkFits({ value, issues }: z.core.ParsePayload<Given>): void {
  const fault = (key: keyof Given, message: string) =>
    issues.push({ code: 'custom', input: value[key], path: [key], message });
  const { allowedCidrs, openToInternet, exposure, domain, network, serviceNames, maxPlaygrounds } = value;
  const wide = allowedCidrs.filter(isWide);
  if (wide.length > 0 && !openToInternet) {
    const who = `${wide.join(' and ')} lets anybody on the Internet in`;
    fault('allowedCidrs', `${who}: name the ranges of your people, or set openToInternet: true`);
  }
  for (const { key, message } of groupRuleFaults(value)) fault(key, message);
  if (exposure === 'private' && typeof network === 'string') {
    const why = 'from the subnets of that one a task without a public address reaches no image, and nobody reaches it';
    fault('exposure', `private needs \`network\` to name a VPC and its subnets: ${why}`);
  }
  if (exposure === 'load-balancer') {
    if (domain === undefined) {
      fault('domain', 'has to be set with `exposure: load-balancer`: playgrounds are reached at <name>.<domain>');
    }
    if (typeof network === 'object' && network.subnetIds.length < 2) {
      fault('network', 'needs subnets in two zones at least with `exposure: load-balancer`: AWS puts one in no fewer');
    }
    if (maxPlaygrounds > MAX_BEHIND_LOAD_BALANCER) {
      fault('maxPlaygrounds', `is more than the ${MAX_BEHIND_LOAD_BALANCER} rules that a load balancer has`);
    }
  } else if (domain !== undefined) {
    fault('domain', 'is for `exposure: load-balancer` only: set that, or leave the domain out');
  }
  if (network !== 'own' && serviceNames) {
    const why = 'names are resolved by a search domain of the whole network, and an existing one is left as it is';
    fault('serviceNames', `must be false where \`network\` is not own: ${why}. Services reach each other at localhost`);
  }
}

type Given = NetworkSettings & { serviceNames: boolean; maxPlaygrounds: number };

/** What whoever deploys has to see in red. */
export function networkWarnings({ allowedCidrs }: Pick<NetworkSettings, 'allowedCidrs'>): string[] {
  const wide = allowedCidrs.filter(isWide);
  if (wide.length === 0) return [];
  return [`Anybody on the Internet reaches the playgrounds' port: allowedCidrs has ${wide.join(' and ')}.`];
}
