import * as z from 'zod';

const price = z.number().nonnegative();

/** What an hour of a Fargate task and of its public IPv4 address costs, in US dollars; it differs between regions. */
export const pricesSchema = z.object({
  vcpuHour: price,
  gbHour: price,
  publicAddressHour: price,
  /** The region whose prices these are, where those of the region itself are not known. */
  borrowedFrom: z.string().optional(),
});
export type Prices = z.infer<typeof pricesSchema>;

/** What a template's task takes: CPU units (1024 = one vCPU) and MiB. */
export interface Size {
  cpu: number;
  memory: number;
}

export function pricePerHour({ cpu, memory }: Size, prices: Prices): number {
  return (cpu / 1024) * prices.vcpuHour + (memory / 1024) * prices.gbHour + prices.publicAddressHour;
}
