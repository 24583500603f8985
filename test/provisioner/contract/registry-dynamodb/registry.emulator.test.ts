import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../../../provisioner/contract/registry-dynamodb/index.ts';
import { registryContract } from '../registry-contract/index.ts';
import { NOW } from '../registry-contract/world.ts';
import { useRegistry } from './use-registry.ts';

const w = useRegistry();

registryContract(w);

describe('a lease', () => {
  it('lasts as long as the settings say', async () => {
    const quick = createRegistry(w.table.client, w.table.table, { leaseSeconds: 10 });
    const { operation } = await w.claimed();
    const take = await quick.take(operation.id, NOW);
    expect(take).toMatchObject({ operation: { leaseUntil: NOW + 10 } });
    if (take.outcome === 'taken') await quick.renew(take.operation, NOW + 4);
    expect(await quick.getOperation(operation.id)).toMatchObject({ leaseUntil: NOW + 14 });
  });
});
