import { beforeAll } from 'vitest';
import type { Registry } from '../../../../provisioner/contract/registry.ts';
import { createRegistry } from '../../../../provisioner/contract/registry-dynamodb/index.ts';
import { useRegistryTable } from '../../../support/use-registry-table.ts';
import { type RegistryWorld, registryWorld } from '../registry-contract/world.ts';

/** Longer than any claim here can take: how fast this machine is must decide nothing. */
const ROOMY = { claimBudgetMs: 60_000 };

/** The registry on a table of the file's own. */
export interface TableWorld extends RegistryWorld {
  table: ReturnType<ReturnType<typeof useRegistryTable>>;
}

/** For the top of a file; what the functions return is there once its tests run. */
export function useRegistry(): TableWorld {
  const table = useRegistryTable();
  let registry: Registry;
  beforeAll(() => {
    registry = createRegistry(table().client, table().table, ROOMY);
  });
  return Object.defineProperties(
    registryWorld(() => registry),
    { table: { get: table } },
  ) as TableWorld;
}
