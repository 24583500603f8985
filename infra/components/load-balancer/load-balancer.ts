import { Listener } from '@pulumi/aws/lb/listener.js';
import { LoadBalancer as Alb } from '@pulumi/aws/lb/loadBalancer.js';
import { Record } from '@pulumi/aws/route53/record.js';
import * as pulumi from '@pulumi/pulumi';
import type { LoadBalancerSite } from '../../../provisioner/load-balancer/site.ts';
import type { PlaygroundNetwork } from '../network.ts';
import { wildcardCertificate } from './certificate.ts';
import { loadBalancerGroups } from './groups.ts';

/** TLS 1.2 and 1.3: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

export interface LoadBalancerArgs {
  network: PlaygroundNetwork;
  /** A playground is `<name>.<domain>`. */
  domain: string;
  /** Of the domain's records. */
  zoneId: string;
  allowedCidrs: readonly string[];
}

/**
 * The one load balancer of all playgrounds: it has their names' certificate, and tells them apart by host. Each playground
 * adds a rule of its own to the listener; a name that has none is answered with 404.
 */
export class LoadBalancer extends pulumi.ComponentResource {
  /** What the provisioner has to know of it. */
  readonly site: pulumi.Output<LoadBalancerSite>;

  constructor(name: string, args: LoadBalancerArgs, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:LoadBalancer', name, {}, options);
    const { network, domain, zoneId, allowedCidrs } = args;
    const parent = { parent: this };
    const groups = loadBalancerGroups(name, { vpcId: network.vpcId, allowedCidrs }, parent);
    const balancer = new Alb(
      name,
      {
        loadBalancerType: 'application',
        internal: false,
        securityGroups: [groups.own.id],
        subnets: network.subnetIds,
        dropInvalidHeaderFields: true,
      },
      parent,
    );
    const https = new Listener(
      `${name}-https`,
      {
        loadBalancerArn: balancer.arn,
        port: 443,
        protocol: 'HTTPS',
        sslPolicy: TLS_POLICY,
        certificateArn: wildcardCertificate(name, { domain, zoneId }, parent),
        defaultActions: [
          {
            type: 'fixed-response',
            fixedResponse: {
              statusCode: '404',
              contentType: 'text/plain',
              messageBody: 'There is no playground of this name.\n',
            },
          },
        ],
      },
      parent,
    );
    new Listener(
      `${name}-http`,
      {
        loadBalancerArn: balancer.arn,
        port: 80,
        protocol: 'HTTP',
        defaultActions: [{ type: 'redirect', redirect: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' } }],
      },
      parent,
    );
    new Record(
      `${name}-names`,
      {
        zoneId,
        name: `*.${domain}`,
        type: 'A',
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: false }],
      },
      parent,
    );
    this.site = pulumi.output({
      domain,
      listenerArn: https.arn,
      groupId: groups.own.id,
      targetsGroupId: groups.targets.id,
    });
    this.registerOutputs();
  }
}
