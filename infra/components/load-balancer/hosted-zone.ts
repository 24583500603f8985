import { getZone } from '@pulumi/aws/route53/getZone.js';
import { zonesThatHold } from '../../hosted-zone.ts';

/**
 * The public hosted zone that a domain's records go to: its own, or the nearest of a parent's. It is looked up and never a
 * resource of ours, so that no destroy removes it.
 * @throws when there is none
 */
export async function hostedZone(domain: string): Promise<string> {
  const names = zonesThatHold(domain);
  const faults: unknown[] = [];
  for (const name of names) {
    try {
      return (await getZone({ name, privateZone: false })).zoneId;
    } catch (error) {
      // It has one error for a zone that is not there and for all else; the next is asked for, and none is forgotten.
      faults.push(error);
    }
  }
  throw new AggregateError(
    faults,
    `domain: this account has no public hosted zone for ${domain} (looked for ${names.join(', ')}): ${faults.map(String).join('; ')}`,
  );
}
