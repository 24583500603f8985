import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { createRegistryRows } from '../../../../infra/local/clock/registry-rows.ts';
import { useRegistryTable } from '../../../support/use-registry-table.ts';

describe('the registry’s rows in the emulator', () => {
  const registry = useRegistryTable();

  const put = (row: Record<string, unknown>) =>
    registry().client.send(new PutCommand({ TableName: registry().table, Item: row }));
  const get = async (pk: string) =>
    (await registry().client.send(new GetCommand({ TableName: registry().table, Key: { pk } }))).Item;

  it('are read to the last one and become older, with what stands in them', async () => {
    const { rows, age } = createRegistryRows(registry().client, registry().table);
    const filler = 'x'.repeat(300_000);
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      await put({ pk: `PLAYGROUND#${name}`, expiresAt: 2000, health: { seenAt: 1000, note: filler } });
    const all = await rows();
    expect(all).toHaveLength(5);
    expect(await Promise.all(all.map((row) => age(row, 60)))).toEqual(Array(5).fill(true));
    expect(await get('PLAYGROUND#e')).toMatchObject({ expiresAt: 1940, health: { seenAt: 940, note: filler } });
  });

  it('become older also where a time stands under a name that is no word', async () => {
    const { age } = createRegistryRows(registry().client, registry().table);
    const row = { pk: 'ALERTS#1', 'entry op-1': { joinedAt: 1000 } };
    await put(row);
    expect(await age(row, 60)).toBe(true);
    expect(await get('ALERTS#1')).toEqual({ pk: 'ALERTS#1', 'entry op-1': { joinedAt: 940 } });
  });

  it('that changed since they were read are made older as they are now, and those that went are left', async () => {
    const { age } = createRegistryRows(registry().client, registry().table);
    await put({ pk: 'PLAYGROUND#moved', expiresAt: 5000, state: 'ready' });
    expect(await age({ pk: 'PLAYGROUND#moved', expiresAt: 2000 }, 60)).toBe(true);
    expect(await get('PLAYGROUND#moved')).toEqual({ pk: 'PLAYGROUND#moved', expiresAt: 4940, state: 'ready' });
    expect(await age({ pk: 'PLAYGROUND#gone', expiresAt: 2000 }, 60)).toBe(false);
    expect(await get('PLAYGROUND#gone')).toBeUndefined();
  });
});
