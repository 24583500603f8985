import type { Registry } from '../../provisioner/contract/registry.ts';
import { fakeChanges } from './fake-registry/changes.ts';
import { fakeClaims } from './fake-registry/claims.ts';
import { fakeLeases } from './fake-registry/leases.ts';
import { fakeMessages } from './fake-registry/messages.ts';
import { fakeQueries } from './fake-registry/queries.ts';
import { type FakeRows, fakeRows } from './fake-registry/rows.ts';
import { fakeWatching } from './fake-registry/watching.ts';

export type FakeRegistry = Registry & Pick<FakeRows, 'playgrounds' | 'operations' | 'changes' | 'notices'>;

/**
 * The registry's rules in memory, for tests of what stands on top of it; it obeys the same contract test as the table. One
 * caller at a time is all it can do.
 */
export function fakeRegistry(): FakeRegistry {
  const rows = fakeRows();
  const { playgrounds, operations, changes, notices } = rows;
  return {
    playgrounds,
    operations,
    changes,
    notices,
    ...fakeClaims(rows),
    ...fakeChanges(rows),
    ...fakeLeases(rows),
    ...fakeWatching(rows),
    ...fakeQueries(rows),
    ...fakeMessages(rows),
  };
}
