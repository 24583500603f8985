import type { Playground } from '../provisioner/contract/playground.ts';
import { type Prices, pricePerHour, type Size } from '../provisioner/contract/price.ts';

/** In US dollars, not rounded. */
export interface Cost {
  perHour: number;
  soFar: number;
  /** From its making to its end, what it has cost already included. */
  untilExpiry: number;
}

const HOUR = 3600;

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

/** A template that is gone tells no size, and so no cost. */
export type CostOf = (playground: Playground, now: number) => Cost | undefined;

export function costByTemplate(templates: readonly (Size & { name: string })[], prices: Prices): CostOf {
  const sizes = new Map(templates.map((template) => [template.name, template]));
  return (playground, now) => {
    const size = sizes.get(playground.template);
    return size && costOf(playground, size, prices, now);
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
