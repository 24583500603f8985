import { getAvailabilityZones } from '@pulumi/aws/getAvailabilityZones.js';
import type * as pulumi from '@pulumi/pulumi';

/**
 * Fargate is not in them. Ids are the same for all accounts, and names are not:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html
 */
const WITHOUT_FARGATE = ['apne1-az3', 'cnn1-az3', 'cnn1-az4', 'usw1-az2'];

/**
 * Names of the region's zones in which tasks run, in the order of the alphabet. Accounts that opted in to Local Zones or Wavelength
 * Zones have them in the same list, before the others, and neither Fargate nor a load balancer can be counted on there.
 */
export async function fargateZones(options?: pulumi.InvokeOptions): Promise<string[]> {
  const { names } = await getAvailabilityZones(
    {
      state: 'available',
      filters: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
      excludeZoneIds: WITHOUT_FARGATE,
    },
    options,
  );
  return names;
}
