import { adoptingContract } from './adopting.ts';
import { claimsContract } from './claims.ts';
import { extendingContract } from './extending.ts';
import { leasesContract } from './leases.ts';
import { messagesContract } from './messages.ts';
import { outcomesContract } from './outcomes.ts';
import { queriesContract } from './queries.ts';
import { sharingContract } from './sharing.ts';
import { watchingContract } from './watching.ts';
import type { RegistryWorld } from './world.ts';

/** What every registry does: the table on AWS, its double in memory, and the fake that unit tests stand on. */
export function registryContract(world: RegistryWorld): void {
  claimsContract(world);
  leasesContract(world);
  outcomesContract(world);
  messagesContract(world);
  watchingContract(world);
  queriesContract(world);
  sharingContract(world);
  extendingContract(world);
  adoptingContract(world);
}
