import { HOURS, type PricedThing } from './prices.ts';

/** What a deployment uses in a month in which nobody uses it. */
export type Usage = Partial<Record<PricedThing, number>>;

const SWEEPS = HOURS * 60;
const SWEEP_SECONDS = 0.1;
const SWEEPER_GIGABYTES = 0.25;
/** Three queries of what is due, one of all playgrounds, one of unfinished operations: half a unit each, when they find nothing. */
const SWEEP_READ_UNITS = 5 * 0.5;
/** Lambda's own lines, the figures, and a line of ours. */
const SWEEP_LOG_BYTES = 2000;
/** A metric costs for the hours in which it is written; these are of each sweep, the other six of what people do. */
export const GAUGES = 4;

/** Compressed, as ECR keeps it; a new version of our code adds some 3 MB. */
const PROVISIONER_IMAGE_GIGABYTES = 0.2;
/** Of a template's image, on average. */
const TEMPLATE_IMAGE_GIGABYTES = 0.1;
/** The templates, and a state file or two. */
const STATE_GIGABYTES = 0.01;
/** A load balancer has an address in each of two zones. */
const LOAD_BALANCER_ADDRESSES = 2;

export const SWEEPER: Usage = {
  invocation: SWEEPS,
  gigabyteSecond: SWEEPS * SWEEP_SECONDS * SWEEPER_GIGABYTES,
};
export const SWEEPER_LOG: Usage = { logGigabyte: (SWEEPS * SWEEP_LOG_BYTES) / 1e9 };
export const REGISTRY: Usage = { readUnit: SWEEPS * SWEEP_READ_UNITS };
/** Each sweep looks whether something waits. */
export const DEAD_LETTERS: Usage = { queueRequest: SWEEPS };
export const STATE: Usage = { objectGigabyte: STATE_GIGABYTES };
export const LOAD_BALANCER: Usage = { loadBalancerHour: HOURS, publicAddressHour: HOURS * LOAD_BALANCER_ADDRESSES };

/** @param name of a repository in the program that makes them */
export function image(name: string): Usage {
  const isOurs = name.endsWith('provisioner');
  return { imageGigabyte: isOurs ? PROVISIONER_IMAGE_GIGABYTES : TEMPLATE_IMAGE_GIGABYTES };
}
