import type * as pulumi from '@pulumi/pulumi';
import { expect, it } from 'vitest';
import { Network } from '../../../infra/components/network.ts';
import { recordResources } from '../recorded-program.ts';

interface Zone {
  name: string;
  id: string;
  optIn: string;
}
interface Asked {
  filters?: { name: string; values: string[] }[];
  excludeZoneIds?: string[];
}

const OPEN = 'opt-in-not-required';
const oregon: Zone[] = [
  { name: 'us-west-2-lax-1a', id: 'usw2-lax1-az1', optIn: 'opted-in' },
  { name: 'us-west-2-wl1-las-wlz-1', id: 'usw2-wl1-las-wlz1', optIn: 'opted-in' },
  { name: 'us-west-2a', id: 'usw2-az2', optIn: OPEN },
  { name: 'us-west-2b', id: 'usw2-az1', optIn: OPEN },
];
const tokyo: Zone[] = [
  { name: 'ap-northeast-1a', id: 'apne1-az3', optIn: OPEN },
  { name: 'ap-northeast-1b', id: 'apne1-az4', optIn: OPEN },
  { name: 'ap-northeast-1c', id: 'apne1-az1', optIn: OPEN },
];

/** Answers as EC2 and the provider do: in the order of the names. */
function zonesOf(all: Zone[], { filters = [], excludeZoneIds = [] }: Asked): { names: string[] } {
  const wanted = filters.find(({ name }) => name === 'opt-in-status')?.values;
  const left = all.filter(({ id, optIn }) => !excludeZoneIds.includes(id) && (wanted?.includes(optIn) ?? true));
  return { names: left.map(({ name }) => name) };
}

const subnetsIn = async (zones: Zone[]) => {
  const program = await recordResources(async () => new Network('playgrounds'), {
    'aws:index/getAvailabilityZones:getAvailabilityZones': (asked) => zonesOf(zones, asked),
  });
  return program.ofType('aws:ec2/subnet:Subnet').map(({ inputs }) => inputs.availabilityZone);
};

it('is in no Local Zone or Wavelength Zone that the account has opted in to, though they stand first', async () => {
  expect(await subnetsIn(oregon)).toEqual(['us-west-2a', 'us-west-2b']);
});

it('is in no zone without Fargate, whatever name the account has for it', async () => {
  expect(await subnetsIn(tokyo)).toEqual(['ap-northeast-1b', 'ap-northeast-1c']);
});

it('moves no subnet that is there when other zones come first', async () => {
  const stay: Record<string, string[] | undefined> = {};
  const watched = ({ type, name, opts }: pulumi.ResourceTransformationArgs) => {
    if (type === 'aws:ec2/subnet:Subnet') stay[name] = (opts as pulumi.CustomResourceOptions).ignoreChanges;
    return undefined;
  };
  await recordResources(async () => new Network('playgrounds', { transformations: [watched] }), {});
  expect(stay).toEqual({ 'playgrounds-0': ['availabilityZone'], 'playgrounds-1': ['availabilityZone'] });
});
