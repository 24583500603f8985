import { z } from 'zod';
import type { Settings } from './settings.ts';

/** What an hour costs, in US dollars. */
export const pricesSchema = z.strictObject({
  vcpuHour: z.number().nonnegative(),
  gbHour: z.number().nonnegative(),
  publicAddressHour: z.number().nonnegative(),
  /** Of storage beyond a task's own 20 GB; us-east-1's where nothing is said. */
  storageGbHour: z.number().nonnegative().exactOptional(),
});
export type Prices = z.infer<typeof pricesSchema>;

const ADDRESS_HOUR = 0.005;
const UNITED_STATES: Prices = { vcpuHour: 0.04048, gbHour: 0.004445, publicAddressHour: ADDRESS_HOUR };

/**
 * List prices as known in November 2026, of Fargate on Linux and x86 (https://aws.amazon.com/fargate/pricing/) and of a
 * public IPv4 address (https://aws.amazon.com/vpc/pricing/). Only regions whose prices that page, a copy of AWS's
 * price list or a bill showed. They change, and discounts are your own: the setting `prices` goes before them.
 */
const LIST_PRICES: Readonly<Record<string, Prices>> = {
  'us-east-1': UNITED_STATES,
  'us-east-2': UNITED_STATES,
  'us-west-2': UNITED_STATES,
  'eu-west-1': UNITED_STATES,
  'eu-central-1': { vcpuHour: 0.04656, gbHour: 0.00511, publicAddressHour: ADDRESS_HOUR },
};

/** What a playground of a deployment costs; one without a public address pays for none. */
export function pricesOf({ prices, exposure }: Pick<Settings, 'prices' | 'exposure'>, region: string): RegionPrices {
  return { ...pricesIn(region, prices), ...(exposure === 'private' && { publicAddressHour: 0 }) };
}

/** `borrowedFrom`: another region's, because those of the region itself are not known; whoever is told costs is told so. */
export type RegionPrices = Prices & { borrowedFrom?: string };

/** @param given region → prices, from the settings. A region that neither they nor the table name has those of us-east-1. */
export function pricesIn(region: string, given: Readonly<Record<string, Prices>>): RegionPrices {
  return given[region] ?? LIST_PRICES[region] ?? { ...UNITED_STATES, borrowedFrom: 'us-east-1' };
}
