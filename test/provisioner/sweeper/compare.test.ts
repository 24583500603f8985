import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event } from '../../../provisioner/contract/event.ts';
import { type Finding, findingOf } from '../../../provisioner/inventory/finding.ts';
import type { TaggedArn } from '../../../provisioner/inventory/tagged.ts';
import { type CompareDeps, compareAccount, isTimeToCompare } from '../../../provisioner/sweeper/compare.ts';
import { type FakeRegistry, fakeRegistry } from '../../support/fake-registry.ts';

const NOW = 1_800_000_000;
const CLUSTER = 'arn:aws:ecs:us-east-1:0:cluster/playgrounds';
const GROUP = 'arn:aws:ec2:us-east-1:0:security-group/sg-1';
const QUEUE = 'arn:aws:sqs:us-east-1:0:a-queue';
const OPERATION = 'op-2a644186be1acab1fbcd';
const ours = { playgroundId: 'demo-0a1b2c3d', playgroundName: 'demo', ownerId: 'U0ADA0001', operationId: OPERATION };

let registry: FakeRegistry;
let published: Event[];
let tagged: TaggedArn[];
let there: string[];
let deps: CompareDeps;
beforeEach(() => {
  registry = fakeRegistry();
  published = [];
  tagged = [{ arn: GROUP, ...ours }];
  there = ['sg-1'];
  deps = {
    registry,
    tagged: async () => tagged,
    findingOf: (arn) => findingOf(arn, CLUSTER),
    isThere: async ({ id }: Finding) => there.includes(id),
    publish: async (event) => void published.push(event),
    log: { error: () => undefined },
  };
});

const claim = () =>
  registry.claimCreate(
    {
      name: 'demo',
      ownerId: 'U1',
      template: 'default',
      requestedAt: NOW,
      lifetimeSeconds: 3600,
      warningSeconds: 600,
      requestKey: 'r1',
    },
    { perOwner: 9, total: 9 },
  );

describe('the comparison of the account with the registry', () => {
  it('has nothing to say of what a playground has', async () => {
    const made = await claim();
    if (made.outcome !== 'claimed') throw new Error(made.outcome);
    tagged = [GROUP, QUEUE].map((arn) => ({ arn, ...ours, playgroundId: made.playground.id }));
    const read = vi.spyOn(registry, 'getPlayground');
    expect(await compareAccount(deps, NOW)).toEqual([]);
    expect(published).toEqual([]);
    expect(read.mock.calls, 'one read for each playground').toEqual([['demo']]);
  });

  it('has nothing to say of what the tagging API goes on listing after it was deleted', async () => {
    there = [];
    await compareAccount(deps, NOW);
    expect([registry.playgrounds.size, published]).toEqual([0, []]);
  });

  it('gives what is left a row to be destroyed by, and has it told, once', async () => {
    await compareAccount(deps, NOW);
    await compareAccount(deps, NOW + 3600);
    const [notice] = registry.notices.values();
    expect(notice).toMatchObject({ kind: 'leftovers', detail: 'security group sg-1', playgroundName: 'left-0a1b2c3d' });
    expect(published).toEqual([{ type: 'notice-changed', noticeId: notice?.id, sequence: 1 }]);
    expect(registry.playgrounds.get('left-0a1b2c3d')).toMatchObject({
      id: 'demo-0a1b2c3d',
      state: 'stuck',
      ownerId: 'U0ADA0001',
    });
  });

  it('removes nothing by itself; a destroy that somebody asks for does', async () => {
    await compareAccount(deps, NOW);
    expect((await registry.due(NOW + 24 * 3600)).playgrounds).toEqual([]);
    const asked = { name: 'left-0a1b2c3d', cause: 'asked' as const, requestedAt: NOW, requestKey: 'clean-up' };
    expect(await registry.claimDestroy(asked)).toMatchObject({
      outcome: 'claimed',
      operation: { playgroundId: 'demo-0a1b2c3d' },
    });
  });

  it('takes nothing from a later playground of the same name', async () => {
    await claim();
    await compareAccount(deps, NOW);
    expect(registry.playgrounds.get('demo')).toMatchObject({ state: 'creating' });
    expect(registry.playgrounds.get('left-0a1b2c3d')).toMatchObject({ id: 'demo-0a1b2c3d' });
  });

  it('tells of what is no resource of ours by its ARN, and offers no removal', async () => {
    tagged = [{ arn: QUEUE, ...ours }];
    await compareAccount(deps, NOW);
    expect([...registry.notices.values()]).toMatchObject([{ kind: 'leftovers', detail: QUEUE }]);
    expect(registry.playgrounds.size).toBe(0);
  });

  it.each([
    { playgroundId: '../demo-0a1b2c3d' },
    { playgroundId: 'demo-one' },
    { ownerId: '' },
    { operationId: 'op-1' },
  ])('makes no row of tags that somebody has changed, but tells of it: %o', async (changed) => {
    tagged = [{ arn: GROUP, ...ours, ...changed }];
    await compareAccount(deps, NOW);
    expect(registry.playgrounds.size).toBe(0);
    expect([...registry.notices.values()]).toMatchObject([{ kind: 'leftovers', detail: 'security group sg-1' }]);
  });

  it('does the rest when one cannot be asked about', async () => {
    tagged = [{ arn: 'arn:aws:ec2:us-east-1:0:security-group/sg-2', ...ours, playgroundId: 'other-1' }, ...tagged];
    const isThere: CompareDeps['isThere'] = async ({ id }) => {
      if (id === 'sg-2') throw new Error('throttled');
      return true;
    };
    expect(await compareAccount({ ...deps, isThere }, NOW)).toEqual([new Error('throttled')]);
    expect(registry.notices.size).toBe(1);
  });

  it('is made in one minute of so many', () => {
    const minutes = Array.from({ length: 120 }, (_, minute) => isTimeToCompare(NOW + minute * 60 + 7, 60));
    expect(minutes.filter(Boolean)).toHaveLength(2);
  });
});
