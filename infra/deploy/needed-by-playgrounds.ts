import type { Playground } from '../../provisioner/contract/playground.ts';
import { namesOf } from '../destroy/playgrounds.ts';
import { kindOf, type PreviewStep } from './preview.ts';

/** What a playground is made in, or known by. Without it its own resources cannot be removed, or are not known any more. */
const NEEDED = [
  'aws:dynamodb/table:Table',
  'aws:ec2/subnet:Subnet',
  'aws:ec2/vpc:Vpc',
  'aws:ecs/cluster:Cluster',
  'aws:lb/listener:Listener',
  'aws:s3/bucket:Bucket',
];

/** Pure: what a deployment would remove, or make anew, although playgrounds stand on it. */
export function takenAway(steps: readonly PreviewStep[]): PreviewStep[] {
  return steps.filter(({ act, type }) => (act === 'delete' || act === 'replace') && NEEDED.includes(type));
}

/** Pure: why it is not deployed, and what to do; undefined where nobody is in the way. */
export function whyNotNow(
  taken: readonly PreviewStep[],
  playgrounds: readonly Pick<Playground, 'name' | 'ownerId'>[],
): string | undefined {
  if (taken.length === 0 || playgrounds.length === 0) return undefined;
  const what = taken.map(({ name, type }) => `${name} (${kindOf(type)})`).join(', ');
  return (
    `Not deployed: playgrounds stand on what this would take away, ${what}.\n` +
    'AWS would refuse that halfway, or what they are made of would be left behind.\n' +
    `There now: ${namesOf(playgrounds)}.\n` +
    'Wait for their ends, or destroy each with /playground destroy NAME, and deploy again. Or take exposure, domain, network\n' +
    'and cluster back to what they were.'
  );
}
