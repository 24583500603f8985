import { VpcDhcpOptions } from '@pulumi/aws/ec2/vpcDhcpOptions.js';
import { VpcDhcpOptionsAssociation } from '@pulumi/aws/ec2/vpcDhcpOptionsAssociation.js';
import { Record } from '@pulumi/aws/route53/record.js';
import { Zone } from '@pulumi/aws/route53/zone.js';
import * as pulumi from '@pulumi/pulumi';
import { SERVICE_DOMAIN } from '../service-domain.ts';

const LOOPBACK = '127.0.0.1';

/**
 * Lets the containers of a task reach each other by their services' names, as a Compose file expects: siblings are at
 * localhost, so in this network every name without a dot is. `db` is looked up as `db.playground.internal`, because that is
 * the search domain, and the private zone of that name answers everything alike. A hosted zone costs $0.50 a month.
 */
export class LoopbackZone extends pulumi.ComponentResource {
  constructor(name: string, args: { vpcId: pulumi.Input<string> }, options?: pulumi.ComponentResourceOptions) {
    super('playground:infra:LoopbackZone', name, {}, options);
    const parent = { parent: this };
    const { vpcId } = args;
    const zone = new Zone(
      name,
      { name: SERVICE_DOMAIN, comment: 'Services of a playground by name', vpcs: [{ vpcId }] },
      parent,
    );
    new Record(
      name,
      { zoneId: zone.zoneId, name: `*.${SERVICE_DOMAIN}`, type: 'A', ttl: 86_400, records: [LOOPBACK] },
      parent,
    );
    const search = new VpcDhcpOptions(
      name,
      // Stated, because a set of options of one's own has no resolver by default.
      {
        domainName: SERVICE_DOMAIN,
        domainNameServers: ['AmazonProvidedDNS'],
        tags: { Name: `${name}-${pulumi.getStack()}` },
      },
      parent,
    );
    new VpcDhcpOptionsAssociation(name, { vpcId, dhcpOptionsId: search.id }, parent);
    this.registerOutputs();
  }
}
