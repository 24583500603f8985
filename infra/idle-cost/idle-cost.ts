import { CHARGED_TYPES, chargeOf, type Deployed } from './charges.ts';
import { PRICES, type PricedThing } from './prices.ts';
import type { Usage } from './usage.ts';

/** One kind of resource, in US dollars a month. */
export interface Row {
  what: string;
  count: number;
  /** Within what AWS gives an account for nothing, as if nothing else ran in it. */
  within: number;
  /** Where something else has used that up. */
  beyond: number;
}

/** What a deployment costs in a month in which nobody uses it. @param resources of all its stacks */
export function idleCost(resources: readonly Deployed[]): Row[] {
  const rows = new Map<string, { count: number; usage: Usage }>();
  const byTable = [...resources].sort((a, b) => CHARGED_TYPES.indexOf(a.type) - CHARGED_TYPES.indexOf(b.type));
  for (const resource of byTable) {
    const charge = chargeOf(resource);
    if (!charge) continue;
    const { count = 0, usage = {} } = rows.get(charge.what) ?? {};
    rows.set(charge.what, { count: count + 1, usage: sum(usage, charge.usage) });
  }
  // No two rows use the same thing, so what is free of it is one row's.
  return [...rows].map(([what, { count, usage }]) => ({
    what,
    count,
    within: dollars(usage, (thing, amount) => Math.max(0, amount - PRICES[thing].free)),
    beyond: dollars(usage, (_, amount) => amount),
  }));
}

export function total(rows: readonly Row[]): Pick<Row, 'within' | 'beyond'> {
  const sumOf = (key: 'within' | 'beyond') => rows.reduce((all, row) => all + row[key], 0);
  return { within: sumOf('within'), beyond: sumOf('beyond') };
}

function sum(one: Usage, other: Usage): Usage {
  const result = { ...one };
  for (const [thing, amount] of amounts(other)) result[thing] = (result[thing] ?? 0) + amount;
  return result;
}

function dollars(usage: Usage, paid: (thing: PricedThing, amount: number) => number): number {
  return amounts(usage).reduce((all, [thing, amount]) => all + paid(thing, amount) * PRICES[thing].dollars, 0);
}

function amounts(usage: Usage): [PricedThing, number][] {
  return Object.entries(usage) as [PricedThing, number][];
}
