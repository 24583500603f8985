import { getSubnets } from '@pulumi/aws/ec2/getSubnets.js';
import { getVpcs } from '@pulumi/aws/ec2/getVpcs.js';
import type { ExistingNetwork } from '../network-settings.ts';
import { fargateZones } from './fargate-zones.ts';
import type { PlaygroundNetwork } from './network.ts';
import { arn, type Place } from './place.ts';

/**
 * A network that somebody else made and looks after: it is looked up and never a resource of ours, so that no deployment
 * changes it and no destroy removes it.
 * @throws when it is not there, or has not the subnets that are named
 */
export async function existingNetwork(wanted: ExistingNetwork, place: Place): Promise<PlaygroundNetwork> {
  const vpcId = await findVpc(wanted, place);
  const filters = [{ name: 'vpc-id', values: [vpcId] }];
  if (wanted === 'default') {
    filters.push({ name: 'default-for-az', values: ['true'] });
    filters.push({ name: 'availability-zone', values: await fargateZones() });
  }
  const { ids } = await getSubnets({ filters });
  const subnetIds = wanted === 'default' ? ids : wanted.subnetIds;
  const missing = subnetIds.filter((id) => !ids.includes(id));
  if (missing.length > 0) {
    const have = `it has ${ids.join(', ') || 'none'}`;
    throw new Error(`network: ${missing.join(', ')} is no subnet of ${vpcId}: ${have}`);
  }
  if (subnetIds.length === 0) {
    throw new Error(
      `network: the default VPC ${vpcId} has no default subnets in zones with Fargate: name a VPC and its subnets, or leave it own`,
    );
  }
  return { vpcId, vpcArn: arn(place, 'ec2', `vpc/${vpcId}`), subnetIds };
}

async function findVpc(wanted: ExistingNetwork, { region }: Place): Promise<string> {
  const filter =
    wanted === 'default' ? { name: 'is-default', values: ['true'] } : { name: 'vpc-id', values: [wanted.vpcId] };
  const { ids } = await getVpcs({ filters: [filter] });
  const [found] = ids;
  if (found !== undefined) return found;
  throw new Error(
    wanted === 'default'
      ? `network: this account has no default VPC in ${region}: name one with its subnets, or leave it own`
      : `network: there is no ${wanted.vpcId} in ${region} of this account: check the id and the region`,
  );
}
