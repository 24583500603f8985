import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeId } from '../../../provisioner/contract/name.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import type { Registry } from '../../../provisioner/contract/registry.ts';
import { createRegistry } from '../../../provisioner/contract/registry-dynamodb/index.ts';
import { startEmulator } from '../../support/emulator.ts';
import { registryTable } from '../../support/registry-table.ts';

const NOW = 1_800_000_000;
const LIFETIME = 3600;
const END = NOW + LIFETIME;
const LIMITS = { perOwner: 2, total: 1000 };
const WARNING = 600;

let registry: Registry;
let table: Awaited<ReturnType<typeof registryTable>>;
let emulator: Awaited<ReturnType<typeof startEmulator>>;
let serial = 0;

beforeAll(async () => {
  emulator = await startEmulator();
  table = await registryTable(emulator.endpoint);
  registry = createRegistry(table.client, table.table, { claimBudgetMs: 20_000 });
});
afterAll(async () => {
  await table?.remove();
  await emulator?.stop();
});

function fresh(prefix: string): string {
  serial += 1;
  return `${prefix}${serial}`;
}

/** A ready playground of an owner of its own, so that tests share a table without meeting. */
async function ready(ownerId = fresh('UOWNER')): Promise<Playground> {
  const claim = await registry.claimCreate(
    {
      name: fresh('demo-'),
      ownerId,
      template: 'default',
      requestedAt: NOW,
      lifetimeSeconds: LIFETIME,
      warningSeconds: WARNING,
      requestKey: fresh('create-'),
    },
    LIMITS,
  );
  if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
  const take = await registry.take(claim.operation.id, NOW);
  if (take.outcome !== 'taken') throw new Error(take.outcome);
  await registry.ready(take.operation, { address: 'http://192.0.2.1:8080' }, NOW);
  return (await registry.getPlayground(claim.playground.name)) as Playground;
}

const by = ({ name, id, ownerId }: Playground) => ({
  name,
  playgroundId: id,
  askedBy: ownerId,
  requestedAt: NOW,
  requestKey: fresh('change-'),
});
const extending = (playground: Playground, expiresAt = END + 3600) => ({
  ...by(playground),
  seenExpiresAt: playground.expiresAt,
  expiresAt,
  warningSeconds: WARNING,
});
const destroying = (playground: Playground) => ({
  name: playground.name,
  playgroundId: playground.id,
  cause: 'asked' as const,
  requestedAt: NOW,
  requestKey: fresh('destroy-'),
});
const outcomes = (results: { outcome: string }[]): string[] => results.map(({ outcome }) => outcome).sort();

describe('an extension', () => {
  it('moves the end and the warning, and is history', async () => {
    const playground = await ready();
    const outcome = await registry.extend(extending(playground));
    expect(outcome).toMatchObject({ outcome: 'changed', playground: { expiresAt: END + 3600 } });
    const row = await registry.getPlayground(playground.name);
    expect(row).toMatchObject({ expiresAt: END + 3600, warnAt: END + 3600 - WARNING });
    expect(await registry.history({ playgroundName: playground.name }, 10)).toMatchObject([
      { kind: expect.stringMatching(/extended|create/) },
      { kind: expect.stringMatching(/extended|create/) },
    ]);
  });

  it('is done once, however often its request comes', async () => {
    const playground = await ready();
    const request = extending(playground);
    const results = await Promise.all([1, 2, 3].map(() => registry.extend(request)));
    expect(outcomes(results)).toEqual(['changed', 'repeated', 'repeated']);
    expect((await registry.getPlayground(playground.name))?.expiresAt).toBe(END + 3600);
  });

  it('of an end that has moved meanwhile is decided again by its asker', async () => {
    const playground = await ready();
    await registry.extend(extending(playground));
    expect(await registry.extend(extending(playground))).toMatchObject({
      outcome: 'changed-meanwhile',
      playground: { expiresAt: END + 3600 },
    });
  });

  it('and the expiry that races it: one of them wins, never both', async () => {
    const ends = await Promise.all(
      [...Array(8)].map(async () => {
        const playground = await ready();
        const [extended, expired] = await Promise.all([
          registry.extend(extending(playground)),
          registry.claimDestroy({ ...destroying(playground), cause: 'expired', expiredBy: END }),
        ]);
        const row = await registry.getPlayground(playground.name);
        return { extended: extended.outcome === 'changed', expired: expired.outcome === 'claimed', state: row?.state };
      }),
    );
    for (const { extended, expired, state } of ends) {
      expect({ extended, state }).toEqual({ extended: !expired, state: expired ? 'destroying' : 'ready' });
    }
  });

  it('keeps the end from coming that was seen before it', async () => {
    const playground = await ready();
    await registry.extend(extending(playground));
    const late = await registry.claimDestroy({ ...destroying(playground), cause: 'expired', expiredBy: END });
    expect(late.outcome).toBe('not-destroyable');
  });

  it('is refused while it is being destroyed, and after its generation is gone', async () => {
    const playground = await ready();
    await registry.claimDestroy(destroying(playground));
    expect((await registry.extend(extending(playground))).outcome).toBe('changed-meanwhile');
    const other = { ...playground, id: `${playground.name}-00000000` };
    expect((await registry.extend(extending(other))).outcome).toBe('no-such-playground');
  });
});

describe('sharing', () => {
  const share = (id: string) => ({ kind: 'user' as const, id, credentials: false });

  it('is found by whom it is shared with, until it is taken back', async () => {
    const playground = await ready();
    const friend = fresh('UFRIEND');
    await registry.share({ ...by(playground), share: share(friend) });
    expect((await registry.listSharedWith([friend])).map(({ id }) => id)).toEqual([playground.id]);
    await registry.unshare({ ...by(playground), targetId: friend });
    expect(await registry.listSharedWith([friend])).toEqual([]);
    expect((await registry.getPlayground(playground.name))?.sharedWith).toEqual([]);
  });

  it('with several at once keeps them all', async () => {
    const playground = await ready();
    const friends = [1, 2, 3].map(() => fresh('UFRIEND'));
    await Promise.all(friends.map((friend) => registry.share({ ...by(playground), share: share(friend) })));
    const row = await registry.getPlayground(playground.name);
    expect(row?.sharedWith?.map(({ id }) => id).sort()).toEqual([...friends].sort());
  });

  it('and a destroy that races it: what is shared is gone in the end', async () => {
    const playground = await ready();
    const friend = fresh('UFRIEND');
    const [, claim] = await Promise.all([
      registry.share({ ...by(playground), share: share(friend) }),
      registry.claimDestroy(destroying(playground)),
    ]);
    if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
    const take = await registry.take(claim.operation.id, NOW);
    if (take.outcome !== 'taken') throw new Error(take.outcome);
    await registry.gone(take.operation, NOW);
    expect(await registry.listSharedWith([friend])).toEqual([]);
  });

  it('of an earlier generation of the name is not of this one', async () => {
    const playground = await ready();
    const friend = fresh('UFRIEND');
    await registry.share({ ...by(playground), share: share(friend) });
    const stale = await registry.listSharedWith([friend, 'UNOBODY']);
    expect(stale.map(({ id }) => id)).toEqual([playground.id]);
  });
});

describe('a transfer', () => {
  it('moves the playground and its count to the new owner', async () => {
    const playground = await ready();
    const newOwnerId = fresh('UNEW');
    const request = { ...by(playground), newOwnerId, perOwner: LIMITS.perOwner };
    expect((await registry.transfer(request)).outcome).toBe('changed');
    expect((await registry.listByOwner(newOwnerId)).map(({ id }) => id)).toEqual([playground.id]);
    expect(await registry.listByOwner(playground.ownerId)).toEqual([]);
    // Two places of the old owner are free again, and one of the new owner's is taken.
    await ready(playground.ownerId);
    await ready(playground.ownerId);
    await ready(newOwnerId);
    await expect(ready(newOwnerId)).rejects.toThrow('owner-limit');
  });

  it('does not take the new owner over the limit, however many race', async () => {
    const newOwnerId = fresh('UNEW');
    const playgrounds = await Promise.all([1, 2, 3, 4].map(() => ready()));
    const results = await Promise.all(
      playgrounds.map((playground) => registry.transfer({ ...by(playground), newOwnerId, perOwner: LIMITS.perOwner })),
    );
    expect(outcomes(results)).toEqual(['changed', 'changed', 'owner-limit', 'owner-limit']);
  });

  it('frees the count of whoever owned it when it was destroyed', async () => {
    const playground = await ready();
    const newOwnerId = fresh('UNEW');
    await registry.transfer({ ...by(playground), newOwnerId, perOwner: LIMITS.perOwner });
    const claim = await registry.claimDestroy(destroying(playground));
    if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
    const take = await registry.take(claim.operation.id, NOW);
    if (take.outcome !== 'taken') throw new Error(take.outcome);
    await registry.gone(take.operation, NOW);
    await ready(newOwnerId);
    await ready(newOwnerId);
    await expect(ready(newOwnerId)).rejects.toThrow('owner-limit');
  });
});

describe('an update', () => {
  const updating = (playground: Playground) => ({
    kind: 'update' as const,
    ...by(playground),
    tags: { web: 'v2' },
  });

  it('takes a ready playground, and gives it back with its new tags', async () => {
    const playground = await ready();
    const claim = await registry.claimUpdate(updating(playground));
    if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
    expect((await registry.getPlayground(playground.name))?.state).toBe('updating');
    expect((await registry.claimDestroy(destroying(playground))).outcome).toBe('not-destroyable');
    const take = await registry.take(claim.operation.id, NOW);
    if (take.outcome !== 'taken') throw new Error(take.outcome);
    await registry.updated(take.operation, { address: 'http://192.0.2.2:8080' }, NOW);
    expect(await registry.getPlayground(playground.name)).toMatchObject({
      state: 'ready',
      address: 'http://192.0.2.2:8080',
      tags: { web: 'v2' },
      expiresAt: playground.expiresAt,
    });
    const due = await registry.due(END);
    expect(due.playgrounds.map(({ id }) => id)).toContain(playground.id);
  });

  it('is one at a time', async () => {
    const playground = await ready();
    const results = await Promise.all([1, 2, 3].map(() => registry.claimUpdate(updating(playground))));
    expect(outcomes(results)).toEqual(['claimed', 'not-ready', 'not-ready']);
  });
});

describe('a warning', () => {
  const notice = (playground: Playground) => ({
    id: noticeId('expiring', playground.id, playground.expiresAt),
    kind: 'expiring' as const,
    playgroundName: playground.name,
    playgroundId: playground.id,
    to: playground.ownerId,
    createdAt: NOW,
    sequence: 1,
  });

  it('is due ahead of the end, given once, and then the end is due', async () => {
    const playground = await ready();
    const dueAt = async (at: number) => (await registry.due(at)).playgrounds.map(({ id }) => id);
    expect(await dueAt(END - WARNING - 1)).not.toContain(playground.id);
    expect(await dueAt(END - WARNING)).toContain(playground.id);
    const given = await Promise.all([1, 2].map(() => registry.warn(playground, notice(playground))));
    expect(given.sort()).toEqual([false, true]);
    expect(await dueAt(END - 1)).not.toContain(playground.id);
    expect(await dueAt(END)).toContain(playground.id);
  });

  it('is due itself until it is shown', async () => {
    const playground = await ready();
    const { id } = notice(playground);
    await registry.warn(playground, notice(playground));
    const due = async (at: number) => (await registry.due(at)).notices.map((row) => row.id);
    expect(await due(NOW + 60)).toContain(id);
    expect(await registry.claimPost(id, NOW, NOW + 10)).toBe(true);
    await registry.posted(id, { channel: 'D1', ts: '1.0' });
    await registry.shown(id, 1);
    expect(await due(NOW + 60)).not.toContain(id);
    expect(await registry.getNotice(id)).toMatchObject({ message: { channel: 'D1', ts: '1.0' }, shownSequence: 1 });
  });
});

describe('what is seen of a task', () => {
  const health = (seenAt: number) => ({ seenAt, taskArn: 'arn:task', restarts: 1, containers: [] });

  it('is kept, unless something newer was seen', async () => {
    const playground = await ready();
    expect(await registry.seen(playground, health(NOW + 9), 'http://192.0.2.9:8080')).toBe(true);
    expect(await registry.seen(playground, health(NOW + 5))).toBe(false);
    expect(await registry.getPlayground(playground.name)).toMatchObject({
      address: 'http://192.0.2.9:8080',
      health: { seenAt: NOW + 9 },
    });
  });

  it('is of no interest once it is being destroyed', async () => {
    const playground = await ready();
    await registry.claimDestroy(destroying(playground));
    expect(await registry.seen(playground, health(NOW + 9))).toBe(false);
  });
});

describe('lists', () => {
  it('show the whole workspace, the next to expire first, no more than asked for', async () => {
    const [first, second] = [await ready(), await ready()];
    await registry.extend(extending(second, END - 1800));
    const [next] = await registry.listAll(1);
    expect(next?.expiresAt).toBeLessThanOrEqual(END - 1800);
    expect((await registry.listAll(1000)).map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
  });

  it('show what a person did, newest first', async () => {
    const playground = await ready();
    await registry.extend({ ...extending(playground), requestedAt: NOW + 60 });
    const entries = await registry.history({ askedBy: playground.ownerId }, 10);
    expect(entries.map(({ kind }) => kind)).toEqual(['extended', 'create']);
    expect(await registry.history({ askedBy: playground.ownerId }, 1)).toHaveLength(1);
  });
});
