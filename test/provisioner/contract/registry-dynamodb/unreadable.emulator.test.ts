import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it, vi } from 'vitest';
import type { Playground } from '../../../../provisioner/contract/playground.ts';
import { LEASE_SECONDS, UnreadableRowError } from '../../../../provisioner/contract/registry.ts';
import { NOW } from '../registry-contract/world.ts';
import { useRegistry } from './use-registry.ts';

const w = useRegistry();
const FAILURE = { code: 'UNREADABLE', reason: 'It cannot be read.', reference: 'ref-1' } as const;

/** As another release, or somebody by hand, leaves a row: one field has a value that this release does not know. */
async function spoil(pk: string, field: string, value: unknown): Promise<void> {
  const { client, table } = w.table;
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk },
      UpdateExpression: 'SET #field = :value',
      ExpressionAttributeNames: { '#field': field },
      ExpressionAttributeValues: { ':value': value },
    }),
  );
}

async function destroyed(playground: Playground): Promise<void> {
  const claim = await w.registry.claimDestroy(w.destroying(playground));
  if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
  await w.registry.gone(await w.taken(claim.operation.id), NOW);
  expect(await w.registry.getRemains(playground.name)).toBeUndefined();
  // Its place is free as well: two is all that one person may have here.
  for (const _ of [1, 2]) await w.claimed({ ownerId: playground.ownerId });
}

describe('a playground whose row cannot be read', () => {
  it.each([
    ['a state of another release', 'state', 'asleep'],
    ['a field of another type', 'warnAt', 'soon'],
    ['shares of another shape', 'sharedWith', [{ team: 'T1' }]],
  ])('because of %s is named where it is asked for, and can be destroyed', async (_, field, value) => {
    const playground = await w.ready();
    await spoil(`PLAYGROUND#${playground.name}`, field, value);
    const asked = w.registry.getPlayground(playground.name);
    await expect(asked).rejects.toThrow(UnreadableRowError);
    await expect(asked).rejects.toMatchObject({ reason: expect.stringContaining(`PLAYGROUND#${playground.name}`) });
    expect(await w.registry.getRemains(playground.name)).toMatchObject({ id: playground.id });
    await destroyed(playground);
  });

  it('and does not say whose it is blocks its own name alone, and says what does', async () => {
    const playground = await w.ready();
    await spoil(`PLAYGROUND#${playground.name}`, 'operationId', 7);
    await expect(w.registry.getRemains(playground.name)).rejects.toThrow(UnreadableRowError);
    await expect(w.registry.claimDestroy(w.destroying(playground))).rejects.toThrow(`PLAYGROUND#${playground.name}`);
  });

  it('is handed to its create as something to remove, and the name is free afterwards', async () => {
    const { playground, operation } = await w.claimed();
    await spoil(`PLAYGROUND#${playground.name}`, 'readyAt', 'yesterday');
    const take = await w.registry.take(operation.id, NOW);
    if (take.outcome !== 'taken') throw new Error(take.outcome);
    expect(take.blocked).toMatchObject({ code: 'UNREADABLE' });
    await w.registry.failed(take.operation, FAILURE, NOW);
    expect(await w.registry.getRemains(playground.name)).toBeUndefined();
  });

  it('is not destroyed while an operation is at work on it', async () => {
    const { playground, operation } = await w.claimed();
    await w.taken(operation.id);
    await spoil(`PLAYGROUND#${playground.name}`, 'readyAt', 'yesterday');
    expect(await w.registry.claimDestroy(w.destroying(playground))).toMatchObject({ outcome: 'not-destroyable' });
  });
});

describe('an operation whose row cannot be read', () => {
  it('does not block its playground: that can be destroyed, and the row is due no more', async () => {
    const { playground, operation } = await w.claimed();
    await spoil(`OPERATION#${operation.id}`, 'kind', 'hibernate');
    await destroyed(playground);
    const due = await w.registry.due(NOW + 3600);
    expect(due.unreadable.map(({ row }) => row)).not.toContain(`OPERATION#${operation.id}`);
  });

  it('is left alone while somebody who can read it may be at work on it', async () => {
    const { playground, operation } = await w.claimed();
    await w.taken(operation.id);
    await spoil(`OPERATION#${operation.id}`, 'kind', 'hibernate');
    const destroy = w.destroying(playground);
    expect(await w.registry.claimDestroy(destroy)).toMatchObject({ outcome: 'not-destroyable' });
    const requestedAt = NOW + LEASE_SECONDS + 10;
    expect(await w.registry.claimDestroy({ ...destroy, requestedAt })).toMatchObject({ outcome: 'claimed' });
  });

  it('and that left a playground stuck does not keep the sweeper from trying again', async () => {
    const { playground, operation } = await w.claimed();
    await w.registry.stuck(await w.taken(operation.id), FAILURE, NOW);
    await spoil(`OPERATION#${operation.id}`, 'kind', 'hibernate');
    const again = { ...w.destroying(playground), cause: 'expired' as const, expiredBy: NOW };
    expect(await w.registry.claimDestroy(again)).toMatchObject({ outcome: 'claimed' });
  });
});

describe('a row', () => {
  it('leaves out of lists what it cannot read, and finds it due until it is postponed', async () => {
    const ownerId = 'UPOISON';
    const { playground } = await w.claimed({ ownerId });
    await w.claimed({ ownerId });
    const broken = { state: 'asleep', dueKind: 'playground', dueAt: NOW };
    const { client, table } = w.table;
    await client.send(
      new PutCommand({ TableName: table, Item: { pk: `PLAYGROUND#${playground.name}`, ...playground, ...broken } }),
    );
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const listed = await w.registry.listByOwner(ownerId);
    expect(listed.map(({ name }) => name)).not.toContain(playground.name);
    expect(listed).toHaveLength(1);
    expect(said.mock.calls.join()).toContain(`PLAYGROUND#${playground.name}`);
    said.mockRestore();

    const due = async (at: number) => (await w.registry.due(at)).unreadable.map(({ row }) => row);
    expect(await due(NOW)).toContain(`PLAYGROUND#${playground.name}`);
    await w.registry.postpone({ row: `PLAYGROUND#${playground.name}`, why: 'asleep' }, NOW + 3600);
    expect(await due(NOW + 3599)).not.toContain(`PLAYGROUND#${playground.name}`);
    expect(await due(NOW + 3600)).toContain(`PLAYGROUND#${playground.name}`);
  });

  it('reads a row of a later release without what it does not know, and one of an earlier without what that had not', async () => {
    const { playground } = await w.claimed();
    const { countedIn: _later, warnAt: _too, createdBy: _also, ...earlier } = playground;
    const { client, table } = w.table;
    await client.send(
      new PutCommand({ TableName: table, Item: { pk: `PLAYGROUND#${playground.name}`, ...earlier, colour: 'green' } }),
    );
    expect(await w.registry.getPlayground(playground.name)).toEqual(earlier);
  });

  it('names a row that is not ours', async () => {
    await w.table.client.send(
      new PutCommand({ TableName: w.table.table, Item: { pk: 'PLAYGROUND#odd', name: 'odd', state: 'asleep' } }),
    );
    await expect(w.registry.getPlayground('odd')).rejects.toThrow(/reading row PLAYGROUND#odd/);
  });
});
