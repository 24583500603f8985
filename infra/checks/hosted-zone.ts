import { ListHostedZonesByNameCommand, Route53Client } from '@aws-sdk/client-route-53';
import { zonesThatHold } from '../hosted-zone.ts';
import { type Asked, asked, type Finding, good, note, wrong } from './finding.ts';

const PART = 'Domain';

/** A public hosted zone of the account. */
export interface Zone {
  name: string;
  id: string;
}

/** @returns the one that holds a domain's records; undefined where the account has none */
export function readHostedZone(region: string, domain: string): Promise<Asked<Zone | undefined>> {
  return asked(async () => {
    const client = new Route53Client({ region });
    try {
      for (const name of zonesThatHold(domain)) {
        // It lists from that name on, and a private zone may have the name of a public one.
        const { HostedZones = [] } = await client.send(new ListHostedZonesByNameCommand({ DNSName: name }));
        const found = HostedZones.find(({ Name, Config }) => Name === `${name}.` && !Config?.PrivateZone);
        if (found?.Id !== undefined) return { name, id: found.Id };
      }
      return undefined;
    } finally {
      client.destroy();
    }
  });
}

/** Pure: whether the names of playgrounds, and the proof for their certificate, have a place. */
export function judgeHostedZone(zone: Asked<Zone | undefined>, domain: string): Finding {
  if ('error' in zone)
    return note(PART, `whether there is a hosted zone for ${domain} was not seen: ${zone.error.message}`);
  const { answer } = zone;
  if (answer !== undefined) return good(PART, `${domain}, in the hosted zone ${answer.name}`);
  return wrong(
    PART,
    `this account has no public hosted zone for ${domain}, so neither a certificate nor names of playgrounds can be had.`,
    `\`aws route53 create-hosted-zone --name ${domain} --caller-reference "$(date +%s)"\`, then enter the name servers that it prints as NS records of ${domain} where its parent domain is kept; or set \`domain\` to one that Route 53 has`,
  );
}
