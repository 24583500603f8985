import type { Playground } from '../provisioner/contract/playground.ts';

/** What AWS charges for one hour of a Fargate task, in `currency` (ISO 4217); it differs from region to region. */
export interface Prices {
  currency: string;
  vcpuHour: number;
  gbHour: number;
  /** A public IPv4 address. */
  addressHour: number;
}

/** What a template's task takes: CPU units (1024 = one vCPU) and MiB. */
export interface Size {
  cpu: number;
  memory: number;
}

/** Amounts of money, not rounded. */
export interface Cost {
  perHour: number;
  soFar: number;
  /** From its making to its end, what it has cost already included. */
  untilExpiry: number;
}

const HOUR = 3600;

export function pricePerHour({ cpu, memory }: Size, prices: Prices): number {
  return (cpu / 1024) * prices.vcpuHour + (memory / 1024) * prices.gbHour + prices.addressHour;
}

/**
 * What a playground costs. It is reckoned from the moment it was asked for, about a minute before AWS begins to charge,
 * and as if its task had never been down: a little too much rather than too little.
 * @param now epoch seconds
 */
export function costOf(
  { createdAt, expiresAt }: Pick<Playground, 'createdAt' | 'expiresAt'>,
  size: Size,
  prices: Prices,
  now: number,
): Cost {
  const perHour = pricePerHour(size, prices);
  const seconds = Math.max(0, now - createdAt);
  // One that could not be removed goes on after its end, and goes on costing.
  return {
    perHour,
    soFar: (perHour * seconds) / HOUR,
    untilExpiry: (perHour * Math.max(seconds, expiresAt - createdAt)) / HOUR,
  };
}

export function totalCost(costs: readonly Cost[]): Cost {
  const sum = (of: (cost: Cost) => number): number => costs.reduce((total, cost) => total + of(cost), 0);
  return {
    perHour: sum(({ perHour }) => perHour),
    soFar: sum(({ soFar }) => soFar),
    untilExpiry: sum(({ untilExpiry }) => untilExpiry),
  };
}
