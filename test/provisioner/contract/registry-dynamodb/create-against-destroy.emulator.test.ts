import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { requestIds } from '../../../../provisioner/contract/name.ts';
import type { Playground } from '../../../../provisioner/contract/playground.ts';
import { ownerKey, workspaceKey } from '../../../../provisioner/contract/registry-dynamodb/rows.ts';
import { MEETINGS, meet } from '../registry-contract/meetings.ts';
import { LIMITS, NOW } from '../registry-contract/world.ts';
import { useRegistry } from './use-registry.ts';

const w = useRegistry();
const failure = { code: 'INTERNAL', reason: 'It broke.', reference: 'ref-1' } as const;

async function counted(key: { pk: string }): Promise<number> {
  const { Item } = await w.table.client.send(new GetCommand({ TableName: w.table.table, Key: key }));
  return Number(Item?.['playgrounds'] ?? 0);
}

/** A playground that is being made, with the lease of its making. */
async function making(): Promise<{ playground: Playground; operation: Awaited<ReturnType<typeof w.taken>> }> {
  const { playground, operation } = await w.claimed();
  return { playground, operation: await w.taken(operation.id) };
}

describe('a create and a destroy of one name at once', () => {
  it.each(MEETINGS)('while it is ready: the create is refused, and the destroy begins ($one, $other)', async (way) => {
    const playground = await w.ready();
    const create = w.request({ name: playground.name });
    const [destroyed, created] = await meet(
      way,
      w.registry,
      () => w.registry.claimDestroy(w.destroying(playground)),
      () => w.registry.claimCreate(create, LIMITS),
    );
    expect(destroyed.outcome).toBe('claimed');
    expect(created).toMatchObject({ outcome: 'name-taken', holder: { id: playground.id } });
    expect(await w.registry.getPlayground(playground.name)).toMatchObject({ id: playground.id, state: 'destroying' });
    expect(await counted(ownerKey(create.ownerId))).toBe(0);
  });

  it.each(MEETINGS)('while the last of it goes: the name is one’s or the other’s ($one, $other)', async (way) => {
    const playground = await w.ready();
    const claim = await w.registry.claimDestroy(w.destroying(playground));
    if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
    const held = await w.taken(claim.operation.id);
    const create = w.request({ name: playground.name });
    const [, created] = await meet(
      way,
      w.registry,
      () => w.registry.gone(held, NOW),
      () => w.registry.claimCreate(create, LIMITS),
    );
    const row = await w.registry.getPlayground(playground.name);
    if (created.outcome === 'claimed') {
      expect(row).toMatchObject({ id: created.playground.id, ownerId: create.ownerId, state: 'creating' });
    } else {
      expect(created).toMatchObject({ outcome: 'name-taken', holder: { id: playground.id, state: 'destroying' } });
      expect(row).toBeUndefined();
    }
    expect(await counted(ownerKey(playground.ownerId))).toBe(0);
    expect(await counted(ownerKey(create.ownerId))).toBe(created.outcome === 'claimed' ? 1 : 0);
  });

  it.each(MEETINGS)('while it becomes ready: the destroy comes before or after that ($one, $other)', async (way) => {
    const { playground, operation } = await making();
    const destroy = w.destroying(playground);
    const [, destroyed] = await meet(
      way,
      w.registry,
      () => w.registry.ready(operation, { address: 'http://192.0.2.1:8080' }, NOW),
      () => w.registry.claimDestroy(destroy),
    );
    const row = await w.registry.getPlayground(playground.name);
    const { operationId } = requestIds(destroy.requestKey);
    if (destroyed.outcome === 'claimed') {
      expect(row).toMatchObject({ state: 'destroying', operationId });
    } else {
      expect(destroyed).toMatchObject({ outcome: 'not-destroyable', playground: { state: 'creating' } });
      expect(row).toMatchObject({ state: 'ready', operationId: operation.id });
      expect(await w.registry.getOperation(operationId)).toBeUndefined();
    }
    expect(await counted(ownerKey(playground.ownerId))).toBe(1);
  });

  it.each(MEETINGS)('while its making fails: there is nothing to destroy ($one, $other)', async (way) => {
    const { playground, operation } = await making();
    const destroy = w.destroying(playground);
    const [, destroyed] = await meet(
      way,
      w.registry,
      () => w.registry.failed(operation, failure, NOW),
      () => w.registry.claimDestroy(destroy),
    );
    expect(['not-destroyable', 'no-such-playground']).toContain(destroyed.outcome);
    expect(await w.registry.getPlayground(playground.name)).toBeUndefined();
    expect(await w.registry.getOperation(requestIds(destroy.requestKey).operationId)).toBeUndefined();
    expect(await counted(ownerKey(playground.ownerId))).toBe(0);
  });

  it('leaves no count over: the workspace counts what there is', async () => {
    const parts = await Promise.all(Array.from({ length: 16 }, (_, part) => counted(workspaceKey(part))));
    const there = await w.registry.listAll(LIMITS.total);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(there.length);
    expect(there.length).toBeGreaterThan(0);
  });
});
