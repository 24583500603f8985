import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { closest } from '../../provisioner/contract/closest.ts';
import { type Asked, asked, type Finding, good, note, wrong } from './finding.ts';
import { homeRegion, partitionOf } from './partition.ts';

export interface KnownRegion {
  name: string;
  /** As EC2 says it: `opt-in-not-required`, `opted-in`, `not-opted-in`. */
  optIn: string;
}

/** All regions of the partition, those that the account has not enabled included. */
export function readRegions(region: string): Promise<Asked<KnownRegion[]>> {
  return asked(async () => {
    const ec2 = new EC2Client({ region: homeRegion(partitionOf(region)) });
    try {
      const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
      return Regions.map(({ RegionName: name = '', OptInStatus: optIn = '' }) => ({ name, optIn }));
    } finally {
      ec2.destroy();
    }
  });
}

const PART = 'Region';

/** Pure: whether there is such a region, and whether this account may use it. */
export function judgeRegion(region: string, file: string, regions: Asked<KnownRegion[]>): Finding {
  if ('error' in regions) return note(PART, `${region}; whether it is enabled was not seen: ${regions.error.message}`);
  const known = regions.answer.find(({ name }) => name === region);
  if (!known) {
    const nearest = closest(
      region,
      regions.answer.map(({ name }) => name),
    );
    const perhaps = nearest ? ` Did you mean ${nearest}?` : '';
    return wrong(PART, `AWS has no region ${region}.${perhaps}`, `Mend aws:region in ${file}.`);
  }
  if (known.optIn === 'not-opted-in') {
    return wrong(
      PART,
      `${region} is not enabled in this account.`,
      `\`aws account enable-region --region-name ${region}\` (it takes minutes), or another aws:region in ${file}.`,
    );
  }
  return good(PART, region);
}
