import { createHash } from 'node:crypto';
import { nameOf } from '../contract/name.ts';

/** What a load balancer takes as the name of a target group. */
const NAME_CHARACTERS = 32;
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html */
const PRIORITIES = 50_000;

/** The name under which a playground is reached. @param playgroundId its name, a hyphen, and a suffix of the generation */
export function hostOf(playgroundId: string, domain: string): string {
  return `${nameOf(playgroundId)}.${domain}`;
}

/** Short enough for AWS, and as unique as the id: what tells generations apart is its suffix, which stays whole. */
export function targetGroupName(playgroundId: string): string {
  const suffix = playgroundId.slice(playgroundId.lastIndexOf('-'));
  return `${nameOf(playgroundId).slice(0, NAME_CHARACTERS - suffix.length)}${suffix}`;
}

/**
 * Where a playground's rule stands among the others, which says nothing, because no two are of one host. AWS takes each
 * number once: who finds one taken goes on to the next of its own row. So nobody has to keep a list, playgrounds made at the
 * same time do not go for the same numbers, and an update asks for the number that it has.
 * @param turn how many numbers were taken
 */
export function rulePriority(playgroundId: string, turn: number): number {
  const digest = createHash('sha256').update(`${playgroundId} ${turn}`).digest();
  return 1 + (digest.readUInt32BE(0) % PRIORITIES);
}
