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

/** Of the cluster for operations: no playground is in it. */
const OPERATIONS = 'playground-operation';
const NETWORK = 'the network that they are in';
const CLUSTER = 'the cluster that they are in';
/** Made where another one was used until now. */
const OWN: Readonly<Record<string, string>> = { 'aws:ec2/vpc:Vpc': NETWORK, 'aws:ecs/cluster:Cluster': CLUSTER };
/**
 * Where a function is told of them. One that was there already is no resource of ours, so that nothing else shows its change:
 * and the provisioner's rights are bound to it, so that what is in the former could not be removed any more.
 */
const TOLD: Readonly<Record<string, string>> = { VPC_ID: NETWORK, SITE_TAG: CLUSTER };

/** Pure: what a deployment would remove, make anew or leave, although playgrounds stand on it, in words. */
export function takenAway(all: readonly PreviewStep[]): string[] {
  const steps = all.filter(({ name }) => name !== OPERATIONS);
  const gone = steps
    .filter(({ act, type }) => (act === 'delete' || act === 'replace') && NEEDED.includes(type))
    .map(({ name, type }) => `${name} (${kindOf(type)})`);
  return [...new Set([...gone, ...steps.flatMap(leaves)])];
}

function leaves({ act, type, inputs, before }: PreviewStep): string[] {
  if (act === 'create') return [OWN[type] ?? []].flat();
  if (type !== 'aws:lambda/function:Function') return [];
  const [now, next] = [variablesOf(before), variablesOf(inputs)];
  // A function that is told no more has handed its work to a task, or back.
  const changed = Object.keys(TOLD).filter((name) => name in now && name in next && now[name] !== next[name]);
  return changed.flatMap((name) => TOLD[name] ?? []);
}

function variablesOf(inputs: PreviewStep['inputs']): Record<string, unknown> {
  return (inputs?.['environment'] as { variables?: Record<string, unknown> } | undefined)?.variables ?? {};
}

/** Pure: why it is not deployed, and what to do; undefined where nobody is in the way. */
export function whyNotNow(
  taken: readonly string[],
  playgrounds: readonly Pick<Playground, 'name' | 'ownerId'>[],
): string | undefined {
  if (taken.length === 0 || playgrounds.length === 0) return undefined;
  return (
    `Not deployed: playgrounds stand on what this would take away, ${taken.join(', ')}.\n` +
    'AWS would refuse that halfway, or what they are made of would be left behind.\n' +
    `There now: ${namesOf(playgrounds)}.\n` +
    'Wait for their ends, or destroy each with /playground destroy NAME, and deploy again. Or take exposure, domain, network\n' +
    'and cluster back to what they were.'
  );
}
