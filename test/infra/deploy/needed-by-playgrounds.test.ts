import { describe, expect, it } from 'vitest';
import { takenAway, whyNotNow } from '../../../infra/deploy/needed-by-playgrounds.ts';
import type { PreviewAct, PreviewStep } from '../../../infra/deploy/preview.ts';
import { LOAD_BALANCER, recordProgram, ZONE } from '../recorded-program.ts';

const step = (act: PreviewAct, type: string, name = 'playgrounds'): PreviewStep => ({
  ...{ act, type, name },
  ...{ inputs: {}, before: {} },
});
const CLUSTER = 'aws:ecs/cluster:Cluster';
const LISTENER = 'aws:lb/listener:Listener';
const demo = { name: 'demo', ownerId: 'U0ADA0001' };

describe('what playgrounds stand on', () => {
  it('is in the way of a deployment only where that removes it or makes it anew', () => {
    const gone = step('delete', CLUSTER);
    const anew = step('replace', LISTENER);
    const changed = step('update', CLUSTER);
    const added = step('create', LISTENER);
    const other = step('replace', 'aws:lambda/function:Function');
    expect(takenAway([gone, anew, changed, added, other])).toEqual([
      'playgrounds (ecs Cluster)',
      'playgrounds (lb Listener)',
    ]);
  });

  it('is among what the program makes, each kind by the name that the engine has for it', async () => {
    const { resources } = await recordProgram(LOAD_BALANCER, ZONE);
    const types = new Set(resources.map(({ type }) => type));
    const needed = takenAway([...types].map((type) => step('delete', type)));
    expect(needed.sort()).toEqual(
      ['dynamodb Table', 'ec2 Subnet', 'ec2 Vpc', 'ecs Cluster', 'lb Listener', 's3 Bucket'].map(
        (kind) => `playgrounds (${kind})`,
      ),
    );
  });

  it('is left where an existing network or cluster gives way to another, of which only the functions are told', () => {
    const told = (variables: Record<string, string>) => ({ environment: { variables } });
    const change = (before: Record<string, string>, inputs: Record<string, string>): PreviewStep => ({
      ...step('update', 'aws:lambda/function:Function', 'playground-provisioner'),
      ...{ before: told(before), inputs: told(inputs) },
    });
    const here = { VPC_ID: 'vpc-1', SITE_TAG: 'cluster-1' };
    expect(takenAway([change(here, { ...here, NOTICE: 'new' })])).toEqual([]);
    expect(takenAway([change(here, {}), change({}, here)])).toEqual([]);
    expect(takenAway([change(here, { ...here, VPC_ID: 'vpc-2' })])).toEqual(['the network that they are in']);
    const both = change(here, { VPC_ID: 'vpc-2', SITE_TAG: 'cluster-2' });
    const sweeper = change({ SITE_TAG: 'cluster-1' }, { SITE_TAG: 'cluster-2' });
    expect(takenAway([both, sweeper])).toEqual(['the network that they are in', 'the cluster that they are in']);
  });

  it('is left, too, where the deployment makes a network or cluster of its own instead', () => {
    expect(takenAway([step('create', CLUSTER), step('create', 'aws:ec2/vpc:Vpc')])).toEqual([
      'the cluster that they are in',
      'the network that they are in',
    ]);
  });

  it('is not the cluster in which operations run, which comes and goes with `runOn: fargate`', async () => {
    const provisioner = { package: 'image', imageUri: 'image', runOn: 'fargate' } as const;
    const clusters = (await recordProgram({ provisioner })).ofType(CLUSTER).map(({ name }) => name);
    expect(clusters.sort()).toEqual(['playground-operation', 'playgrounds']);
    expect(takenAway(clusters.map((name) => step('create', CLUSTER, name)))).toEqual(['the cluster that they are in']);
    expect(takenAway(clusters.map((name) => step('delete', CLUSTER, name)))).toEqual(['playgrounds (ecs Cluster)']);
  });

  it('is told to the functions by the names that are looked for', async () => {
    const { resources } = await recordProgram();
    const names = resources.flatMap(({ inputs }) => Object.keys(inputs.environment?.variables ?? {}));
    expect(names).toEqual(expect.arrayContaining(['VPC_ID', 'SITE_TAG']));
  });
});

describe('why it is not deployed', () => {
  it('says what would go, who is in the way, and what to do', () => {
    const words = whyNotNow(['playgrounds (ecs Cluster)', 'the network that they are in'], [demo]);
    expect(words).toContain('would take away, playgrounds (ecs Cluster), the network that they are in.');
    expect(words).toContain('There now: demo (of U0ADA0001).');
    expect(words).toMatch(/Wait for their ends, or destroy each with \/playground destroy NAME/);
  });

  it('is nothing where there are no playgrounds, or nothing of theirs goes', () => {
    expect(whyNotNow(['playgrounds (ecs Cluster)'], [])).toBeUndefined();
    expect(whyNotNow([], [demo])).toBeUndefined();
  });
});
