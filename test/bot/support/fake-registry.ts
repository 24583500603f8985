import type { Operation } from '../../../provisioner/contract/operation.ts';
import type { Playground } from '../../../provisioner/contract/playground.ts';
import { fakeRegistry as emptyRegistry, type FakeRegistry } from '../../support/fake-registry.ts';

export type { FakeRegistry } from '../../support/fake-registry.ts';

/** The registry's rules in memory, with rows that are there already. */
export function fakeRegistry(rows: { playgrounds?: Playground[]; operations?: Operation[] } = {}): FakeRegistry {
  const registry = emptyRegistry();
  for (const playground of rows.playgrounds ?? []) registry.playgrounds.set(playground.name, playground);
  for (const operation of rows.operations ?? []) registry.operations.set(operation.id, operation);
  return registry;
}
