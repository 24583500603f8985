import * as z from './zod.ts';

const price = z.number().check(z.nonnegative());

/** What an hour of a Fargate task and of its public IPv4 address costs, in US dollars; it differs between regions. */
export const pricesSchema = z.object({
  vcpuHour: price,
  gbHour: price,
  publicAddressHour: price,
  /** Of each GB of storage beyond those that come with a task. */
  storageGbHour: z.optional(price),
  /** The region whose prices these are, where those of the region itself are not known. */
  borrowedFrom: z.optional(z.string()),
});
export type Prices = z.infer<typeof pricesSchema>;

/** What a template's task takes: CPU units (1024 = one vCPU) and MiB. */
export interface Size {
  cpu: number;
  memory: number;
  /** The task's whole storage, where it is more than what comes with every one. */
  ephemeralStorageGiB?: number | undefined;
}

/** Come with every task: https://aws.amazon.com/fargate/pricing/ */
export const FREE_STORAGE_GIB = 20;
/** Of us-east-1; elsewhere it is some thousandths of a cent more. */
const STORAGE_GB_HOUR = 0.000111;

export function pricePerHour({ cpu, memory, ephemeralStorageGiB = FREE_STORAGE_GIB }: Size, prices: Prices): number {
  const { vcpuHour, gbHour, publicAddressHour, storageGbHour = STORAGE_GB_HOUR } = prices;
  const storage = (ephemeralStorageGiB - FREE_STORAGE_GIB) * storageGbHour;
  return (cpu / 1024) * vcpuHour + (memory / 1024) * gbHour + storage + publicAddressHour;
}
